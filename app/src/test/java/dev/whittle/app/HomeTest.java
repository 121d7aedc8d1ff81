package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HomeTest {
    private static final Path USER = Path.of("/home/ada");

    @Test
    void onLinuxTheHomeFollowsTheXdgBaseDirectorySpecification() {
        assertThat(Home.of(Map.of(), "Linux", USER, null).folder()).isEqualTo(USER.resolve(".local/share/whittle"));
        assertThat(Home.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", USER, null).folder())
                .isEqualTo(Path.of("/data/whittle"));
        assertThat(Home.of(Map.of("XDG_DATA_HOME", ""), "Linux", USER, null).folder())
                .as("an empty variable counts as unset in that specification")
                .isEqualTo(USER.resolve(".local/share/whittle"));
    }

    @Test
    void onWindowsTheHomeIsInTheLocalApplicationData() {
        assertThat(Home.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", USER, null).folder())
                .isEqualTo(Path.of("/local/Whittle"));
        assertThat(Home.of(Map.of(), "Windows 11", USER, null).folder())
                .isEqualTo(USER.resolve("AppData/Local/Whittle"));
    }

    @Test
    void onAMacTheHomeIsInTheApplicationSupport() {
        assertThat(Home.of(Map.of(), "Mac OS X", USER, null).folder())
                .isEqualTo(USER.resolve("Library/Application Support/Whittle"));
    }

    @Test
    void whatThePersonSetComesFirst() {
        Map<String, String> env = Map.of("WHITTLE_HOME", "/chosen", "XDG_DATA_HOME", "/data");

        assertThat(Home.of(env, "Linux", USER, null).folder()).isEqualTo(Path.of("/chosen"));
        assertThat(Home.of(env, "Linux", USER, "/override").folder()).isEqualTo(Path.of("/override"));
        assertThat(Home.of(Map.of("WHITTLE_HOME", " "), "Linux", USER, null).folder())
                .isEqualTo(USER.resolve(".local/share/whittle"));
    }

    @Test
    void everythingIsKeptBelowTheHome() {
        Home home = new Home(Path.of("/chosen"));

        assertThat(home.workspaceFile()).isEqualTo(Path.of("/chosen/workspace.db"));
        assertThat(home.pluginFolder()).isEqualTo(Path.of("/chosen/plugins"));
        assertThat(home.logFolder()).isEqualTo(Path.of("/chosen/logs"));
    }
}
