package dev.whittle.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.model.contract.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalServersTest {
    private static Preset preset(String name, URI baseUrl) {
        return new Preset(name, "openai-compatible", baseUrl, null, null);
    }

    private static LocalServers looking(Preset... presets) {
        return new LocalServers(List.of(presets), Plugins.load(Path.of("no-such-folder")).providers());
    }

    @Test
    void aServerThatListsItsModelsIsFoundAndOneThatWantsAKeyToo() throws IOException, InterruptedException {
        try (ScriptedServer open = ScriptedServer.start(); ScriptedServer guarded = ScriptedServer.start()) {
            open.then(exchange -> exchange.respond(200, "application/json",
                    "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2\"},{\"id\":\"qwen3\"}]}"));
            guarded.then(exchange -> exchange.respond(401, "application/json", "{}"));

            List<LocalServers.Found> found = looking(preset("Ollama", open.url()), preset("LiteLLM", guarded.url()))
                    .find();

            assertThat(found).extracting(one -> one.preset().name()).containsExactly("Ollama", "LiteLLM");
            assertThat(found.getFirst().models()).containsExactly("llama3.2", "qwen3");
            assertThat(found.getLast().problem()).contains("key");
        }
    }

    @Test
    void aPortWhereNothingOrSomethingElseAnswersIsNoServer() throws IOException, InterruptedException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (ScriptedServer page = ScriptedServer.start()) {
            page.then(exchange -> exchange.respond(404, "text/html", "<h1>Not here</h1>"));

            assertThat(looking(preset("None", URI.create("http://127.0.0.1:" + closed + "/v1")),
                    preset("Page", page.url())).find()).isEmpty();
        }
    }

    @Test
    void whatIsNotOnThisMachineIsNeverAsked() {
        assertThat(looking(preset("Far", URI.create("https://api.example.org/v1"))).names()).isEmpty();
        assertThat(new LocalServers(Presets.bundled().all(), List.of()).names()).containsExactly("Ollama", "LM Studio",
                "vLLM", "llama.cpp server", "LiteLLM proxy");
    }
}
