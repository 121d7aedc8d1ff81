package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.contract.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `compare` against a loopback server that plays what OpenAI documents, and what servers do instead.
final class CompareTest {
    private static final String STREAM = """
            data: {"id":"1","object":"chat.completion.chunk","model":"served-1","choices":[{"index":0,"delta":\
            {"role":"assistant","content":"Paris"},"finish_reason":null}],"usage":null}

            data: {"id":"1","object":"chat.completion.chunk","model":"served-1","choices":[{"index":0,"delta":{},\
            "finish_reason":"stop"}],"usage":null}

            data: {"id":"1","object":"chat.completion.chunk","model":"served-1","choices":[],"usage":\
            {"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}}

            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void everyPromptMeetsEveryModelAndTheExperimentIsKept() throws IOException {
        Path a = Files.writeString(home.resolve("a.txt"), "Capital of France?");
        Path b = Files.writeString(home.resolve("b.txt"), "Name the capital of France.");
        for (int i = 0; i < 4; i++) {
            answers();
        }

        Said said = compare(a.toString(), b.toString(), "-m", "m1", "-m", "m2", "--json");

        assertThat(said.code()).isZero();
        JsonNode runs = said.json().path("runs");
        assertThat(runs).hasSize(4);
        assertThat(server.requests()).hasSize(4);
        Said listed = Said.run(home, "", "experiments", "list", "--json");
        JsonNode one = listed.json().at("/experiments/0");
        assertThat(one.propertyNames()).containsExactly("id", "name", "created_at", "models", "columns", "finished",
                "usd", "note");
        assertThat(one.path("name").stringValue()).isEqualTo("a / b");
        assertThat(one.path("finished").intValue()).isEqualTo(4);
        Said shown = Said.run(home, "", "experiments", "show", one.path("id").stringValue(), "--json");
        assertThat(shown.json()).isEqualTo(said.json());
    }

    @Test
    void aColumnThatIsRefusedSaysSoAndTheGateFails() {
        server.then(exchange -> exchange.respond(401, "application/json",
                "{\"error\":{\"message\":\"Incorrect API key provided\"}}"));

        Said said = compare("-m", "m1", "--no-save");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("m1 (1 of 1): failed after").doesNotContain("\tat ");
    }

    @Test
    void aStreamThatIsCutIsNoAnswer() {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.send(STREAM.substring(0, STREAM.indexOf("\n\n") + 2));
            exchange.hangUp();
        });

        Said said = compare("-m", "m1", "--no-save");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("Paris");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterTheTimeout() {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            assertThat(exchange.closedByClient()).isTrue();
        });

        assertThat(compare("-m", "m1", "--no-save", "--timeout", "1").code()).isEqualTo(1);
    }

    @Test
    void theKeyIsReadFromItsVariableAndShownNowhere() {
        answers();

        Said said = Said.run(home, "hi".getBytes(StandardCharsets.UTF_8), Map.of("MY_KEY", "secret-123"), "compare",
                "-m", "m1", "--key-env", "MY_KEY", "--base-url", server.url() + "/v1", "--json");

        assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer secret-123");
        assertThat(said.out() + said.err()).doesNotContain("secret-123");
    }

    @Test
    void anOptimizedColumnSendsTheCutPrompt() throws IOException {
        Path file = Files.writeString(home.resolve("p.txt"), "Please note that you must answer in order to help.");
        answers();
        answers();

        Said said = compare(file.toString(), "-m", "openai/gpt-4o", "--optimized", "--json", "--no-save");

        assertThat(said.json().path("runs")).hasSize(2);
        assertThat(server.requests()).anySatisfy(request -> assertThat(request.body()).doesNotContain("in order to"));
    }

    private void answers() {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.send(STREAM + "data: [DONE]\n\n");
            exchange.end();
        });
    }

    private Said compare(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "compare";
        all[1] = "--base-url";
        all[2] = server.url() + "/v1";
        System.arraycopy(args, 0, all, 3, args.length);
        return Said.run(home, "Capital of France?", all);
    }
}
