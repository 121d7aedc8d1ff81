package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.model.contract.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ServersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void theListSaysWhereKeysAreFoundAndNeverTheKey() throws Exception {
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.settings().set(Settings.CONNECTIONS, new Connections(List.of(
                    new SavedConnection("Ollama", "openai-compatible", URI.create("http://localhost:11434/v1"), null),
                    new SavedConnection("OpenAI", "openai-compatible", URI.create("https://api.openai.com/v1"),
                            new KeyReference("MY_KEY")))));
        }
        Said said = Said.run(home, new byte[0], Map.of("MY_KEY", "secret-123"), "servers", "list", "--json");

        JsonNode last = said.json().at("/connections/1");
        assertThat(last.propertyNames()).containsExactly("name", "provider", "base_url", "key_env", "key_set");
        assertThat(last.path("key_set").booleanValue()).isTrue();
        assertThat(said.json().at("/connections/0/key_env").isNull()).isTrue();
        assertThat(said.out() + said.err()).doesNotContain("secret-123");
    }

    @Test
    void aServerSaysWhichModelsItHas() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.then(exchange -> exchange.respond(200, "application/json",
                    "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2\"}]}"));
            server.then(exchange -> exchange.respond(401, "application/json", "{}"));
            String url = server.url().toString();
            Said good = Said.run(home, "", "servers", "models", "--base-url", url);
            Said refused = Said.run(home, "", "servers", "models", "--base-url", url);

            assertThat(good.out()).isEqualTo("llama3.2\n");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("key");
        }
    }
}
