package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.model.Connection.Pace;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SettingsTest {
    private static final Connections CONNECTIONS = new Connections(List.of(
            new SavedConnection("OpenAI", "openai-compatible", URI.create("https://api.openai.com/v1"),
                    KeyReference.parse("env:OPENAI_API_KEY")),
            new SavedConnection("Ollama", "openai-compatible", URI.create("http://localhost:11434/v1"), null)));

    @TempDir
    private Path folder;

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"));
    }

    @Test
    void whatIsSetIsThereAfterReopening() throws Exception {
        Appearance appearance = new Appearance(Appearance.Theme.DARK, 16);
        Workload workload = new Workload(12_000, new BigDecimal("30.4375"), 90);
        Favourites favourites = new Favourites(List.of("openai/gpt-4o", "anthropic/claude"));
        try (Workspace workspace = open()) {
            workspace.settings().set(Settings.APPEARANCE, Appearance.DEFAULT);
            workspace.settings().set(Settings.APPEARANCE, appearance);
            workspace.settings().set(Settings.WORKLOAD, workload);
            workspace.settings().set(Settings.FAVOURITES, favourites);
            workspace.settings().set(Settings.CONNECTIONS, CONNECTIONS);
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.settings().get(Settings.APPEARANCE)).isEqualTo(appearance);
            assertThat(workspace.settings().get(Settings.WORKLOAD)).isEqualTo(workload);
            assertThat(workspace.settings().get(Settings.FAVOURITES)).isEqualTo(favourites);
            assertThat(workspace.settings().get(Settings.CONNECTIONS)).isEqualTo(CONNECTIONS);
        }
    }

    @Test
    void theSavedShapesAreTheDocumentedOnes() throws Exception {
        try (Workspace workspace = open()) {
            workspace.settings().set(Settings.WORKLOAD, Workload.DEFAULT);
            workspace.settings().set(Settings.APPEARANCE, Appearance.DEFAULT);
            workspace.settings().set(Settings.CONNECTIONS, CONNECTIONS);
            workspace.settings().set(Settings.FAVOURITES, new Favourites(List.of("openai/gpt-4o")));

            assertThat(row(workspace, "workload")).isEqualTo(
                    json("""
                            {"callsPerDay": 1000, "daysPerMonth": "30", "outputTokens": 300,
                             "cache": {"share": "0", "hitRate": "1", "lifetime": "FIVE_MINUTES"}, "mode": "STANDARD"}
                            """));
            assertThat(row(workspace, "appearance")).isEqualTo(json("{\"theme\": \"SYSTEM\", \"fontSize\": 14}"));
            assertThat(row(workspace, "favourites")).isEqualTo(json("{\"models\": [\"openai/gpt-4o\"]}"));
            assertThat(row(workspace, "connections")).isEqualTo(json("""
                    {"all": [{"name": "OpenAI", "provider": "openai-compatible",
                              "baseUrl": "https://api.openai.com/v1", "key": "env:OPENAI_API_KEY",
                              "pace": {"atOnce": null, "aMinute": null}},
                             {"name": "Ollama", "provider": "openai-compatible",
                              "baseUrl": "http://localhost:11434/v1", "key": null,
                              "pace": {"atOnce": null, "aMinute": null}}]}
                    """));
        }
    }

    @Test
    void aWorkloadSavedBeforeItHadACacheAndAModeIsStandardWithoutCaching() throws Exception {
        try (Workspace workspace = open()) {
            workspace.settings().set(Settings.WORKLOAD, Workload.DEFAULT.with(CacheUse.of(new BigDecimal("0.6"))));
            Fixture.sql(workspace.file(), """
                    UPDATE setting SET body = '{"callsPerDay":7,"daysPerMonth":"20","outputTokens":90}'
                    WHERE key = 'workload' RETURNING 1""");

            assertThat(workspace.settings().get(Settings.WORKLOAD))
                    .isEqualTo(new Workload(7, BigDecimal.valueOf(20), 90));
        }
    }

    @Test
    void aConnectionSavedBeforeItHadLimitsHasNoneAndLimitsComeBack() throws Exception {
        try (Workspace workspace = open()) {
            workspace.settings().set(Settings.CONNECTIONS, new Connections(List.of(new SavedConnection("OpenAI",
                    "openai-compatible", URI.create("https://api.openai.com/v1"), null, new Pace(4, 60)))));
            assertThat(workspace.settings().get(Settings.CONNECTIONS).all().getFirst().pace())
                    .isEqualTo(new Pace(4, 60));
            Fixture.sql(workspace.file(), """
                    UPDATE setting SET body = '{"all":[{"name":"OpenAI","provider":"openai-compatible",
                    "baseUrl":"https://api.openai.com/v1","key":null}]}' WHERE key = 'connections' RETURNING 1""");

            assertThat(workspace.settings().get(Settings.CONNECTIONS).all().getFirst().pace()).isEqualTo(Pace.FREE);
        }
    }

    private static JsonNode row(Workspace workspace, String key) throws Exception {
        return json(Fixture.sql(workspace.file(), "SELECT body FROM setting WHERE key = '" + key + "'"));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-proj-T3BlbkFJ0123456789abcdef", "sk-ant-api03-aaaaaaaaaaaaaaaaaaaa",
        "env:AIzaSyA1234567890abcdefghijklmnopqrstu", "gsk_0123456789abcdefghij", "env:AKIAIOSFODNN7EXAMPLE",
        "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0", "f3a9c1d27b5e4f60a8d1", "env:f3a9c1d27b5e4f60a8d1",
        "xai-abcdefghijklmnop0123"})
    void aKeyIsNotTakenForAReferenceAndNotRepeated(String key) {
        assertThatThrownBy(() -> KeyReference.parse(key)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "This looks like an API key, which Whittle never saves; put it into an environment variable and enter "
                        + "the variable's name, such as env:OPENAI_API_KEY.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OPENAI_API_KEY", "env:", "env:two words", "env:1ST", "env:A-B", "keychain:x"})
    void whatIsNoReferenceIsRefused(String text) {
        assertThatThrownBy(() -> KeyReference.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "A key is entered as env: and the name of an environment variable, such as env:OPENAI_API_KEY.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:OPENAI_API_KEY", "env:MY_COMPANY_LITELLM_PROXY_KEY_2", "env:key",
        "env:AZURE_OPENAI_API_KEY_WESTEUROPE"})
    void theNameOfAVariableIsAReference(String text) {
        assertThat(KeyReference.parse(" " + text + " ")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:secret@host/v1", "https://host/v1?api_key=secret", "https://host/v1#secret"})
    void anAddressWithASecretInItIsRefusedAndNotRepeated(String address) {
        URI uri = URI.create(address);
        assertThatThrownBy(() -> new SavedConnection("x", "openai-compatible", uri, null)).hasMessage(
                "The address may hold no user, password or parameter; enter it without them and the key as a reference.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.openai.com", "file:///etc/passwd", "https:///v1", "mailto:me@x.org"})
    void anAddressThatIsNoServersIsRefused(String address) {
        URI uri = URI.create(address);
        assertThatThrownBy(() -> new SavedConnection("x", "openai-compatible", uri, null)).hasMessage(
                "The address must start with https:// or http:// and a server, such as https://api.openai.com/v1.");
    }

    @Test
    void onlyAStandInHasAnAddressOnThisMachine() {
        URI folder = URI.create("file:///home/ann/recordings");
        URI echo = URI.create("echo:prompt");

        assertThat(new SavedConnection("x", "replay", folder, null).staysOnThisMachine()).isTrue();
        assertThat(new SavedConnection("x", "echo", echo, null).staysOnThisMachine()).isTrue();
        assertThat(new SavedConnection("x", "gemini", URI.create("http://localhost:1"), null).staysOnThisMachine())
                .isFalse();
        assertThatThrownBy(() -> new SavedConnection("x", "anthropic", folder, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SavedConnection("x", "replay", echo, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoConnectionsOfOneNameAreRefused() {
        SavedConnection one = CONNECTIONS.all().getFirst();
        assertThatThrownBy(() -> new Connections(List.of(one, one)))
                .hasMessage("Two connections are called \"OpenAI\"; give one of them another name.");
    }

    @Test
    void aKeyInAnyOtherFieldIsRefusedAndNothingOfItReachesTheFile() throws Exception {
        String key = "sk-proj-T3BlbkFJ0123456789abcdef";
        Connections slipped = new Connections(List.of(
                new SavedConnection(key, "openai-compatible", URI.create("https://api.openai.com/v1"), null)));
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.settings().set(Settings.CONNECTIONS, slipped))
                    .isInstanceOf(WorkspaceException.class).hasMessageNotContaining(key);
            assertThat(workspace.settings().get(Settings.CONNECTIONS)).isEqualTo(Connections.NONE);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(
                    file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(key));
        }
    }
}
