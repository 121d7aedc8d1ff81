package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class WorkspaceCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private void save(String text) {
        assertThat(Said.run(home, text, "versions", "save", "-", "--name", "Triage").code()).isZero();
    }

    @Test
    void infoBackupCompactAndCheckSpeakJson() {
        save("one");
        Path copy = home.resolve("copy.db");

        JsonNode info = Said.run(home, "", "workspace", "info", "--json").json();
        assertThat(info.propertyNames()).containsExactly("file", "bytes", "log_bytes", "unused_bytes", "schema",
                "prompts", "versions", "labels", "experiments", "deleted_experiments", "earlier_texts",
                "embedding_bytes", "runs", "replies");
        assertThat(info.path("versions").intValue()).isEqualTo(1);
        JsonNode backup = Said.run(home, "", "workspace", "backup", copy.toString(), "--json").json();
        assertThat(backup.propertyNames()).isEqualTo(info.propertyNames());
        assertThat(backup.path("file").stringValue()).isEqualTo(copy.toString());
        assertThat(Said.run(home, "", "workspace", "compact", "--json").json().propertyNames())
                .containsExactly("file", "freed_bytes", "bytes");
        Said check = Said.run(home, "", "workspace", "check", "--json");
        assertThat(check.code()).isZero();
        assertThat(check.json().path("faults")).isEmpty();
    }

    @Test
    void aBackupPutIntoAnotherHomeIsThatHomesWorkspace() throws Exception {
        save("one");
        Path other = Files.createDirectory(home.resolve("other machine"));
        Said.run(home, "", "workspace", "backup", other.resolve("workspace.db").toString());

        assertThat(Said.run(other, "", "versions", "show", "Triage").out()).contains("one");
    }

    @Test
    void aBackupIntoAFileThatIsThereIsRefused() throws Exception {
        save("one");
        Path taken = Files.writeString(home.resolve("taken.db"), "mine");
        Said said = Said.run(home, "", "workspace", "backup", taken.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo("whittle: %s exists already; choose another name.%n".formatted(taken));
        assertThat(taken).hasContent("mine");
    }

    @Test
    void aCheckThatFindsSomethingExitsWithOne() throws Exception {
        save("one");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("workspace.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO draft (saved_at, name, chars, body) VALUES (0, 'x', 1, 'nonsense')");
        }
        Said said = Said.run(home, "", "workspace", "check");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).startsWith("The saved draft cannot be understood");
    }
}
