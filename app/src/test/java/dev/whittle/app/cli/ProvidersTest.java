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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Providers with a wire of their own, stand-ins and counting by the provider, on the command line.
final class ProvidersTest {
    private static final String MESSAGE = """
            event: message_start
            data: {"type":"message_start","message":{"model":"claude-x","usage":{"input_tokens":9,"output_tokens":1}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Paris."}}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

            event: message_stop
            data: {"type":"message_stop"}

            """;
    private static final String CONTENT = """
            data: {"candidates":[{"content":{"parts":[{"text":"Paris."}]},"finishReason":"STOP"}],\
            "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"totalTokenCount":12}}

            """;
    private static final String RESPONSE = """
            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":1,"delta":"Paris."}

            event: response.completed
            data: {"type":"response.completed","sequence_number":2,"response":{"status":"completed",\
            "usage":{"input_tokens":9,"output_tokens":3,"total_tokens":12}}}

            """;
    private static final String CHAT = """
            data: {"choices":[{"index":0,"delta":{"content":"Paris."},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}

            data: [DONE]

            """;

    @TempDir
    private Path home = Path.of("set by JUnit");
    private ScriptedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private Said run(String... args) {
        return Said.run(home, "Capital of France?".getBytes(StandardCharsets.UTF_8), Map.of("MY_KEY", "secret-123"),
                args);
    }

    @ParameterizedTest
    @CsvSource({"anthropic,/v1/messages,x-api-key,secret-123",
        "gemini,/v1beta/models/m1:streamGenerateContent?alt=sse,x-goog-api-key,secret-123",
        "openai-responses,/v1/responses,authorization,Bearer secret-123",
        "azure-openai,/openai/v1/chat/completions,api-key,secret-123",
        "mistral,/v1/chat/completions,authorization,Bearer secret-123"})
    void everyProviderAnswersToCompare(String provider, String path, String header, String value) {
        server.then(exchange -> exchange.respond(200, "text/event-stream", switch (provider) {
            case "anthropic" -> MESSAGE;
            case "gemini" -> CONTENT;
            case "openai-responses" -> RESPONSE;
            default -> CHAT;
        }));
        boolean bare = !provider.equals("openai-responses") && !provider.equals("mistral");

        Said said = run("compare", "-m", "m1", "--provider", provider, "--base-url",
                server.url() + (bare ? "" : "/v1"), "--key-env", "MY_KEY", "--json", "--no-save");

        assertThat(said.err()).doesNotContain("failed");
        assertThat(said.code()).isZero();
        JsonNode outcome = said.json().at("/runs/0/outcome");
        assertThat(outcome.path("text").asString()).isEqualTo("Paris.");
        assertThat(outcome.path("finish").asString()).isEqualTo("stop");
        assertThat(outcome.at("/usage/input").asInt()).isEqualTo(9);
        assertThat(outcome.at("/usage/output").asInt()).isEqualTo(3);
        assertThat(outcome.has("origin")).isFalse();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo(path);
            assertThat(request.headers()).containsEntry(header, value);
        });
        assertThat(said.out() + said.err()).doesNotContain("secret-123");
    }

    @Test
    void anEchoNeedsNoServerAndSaysWhatItIs() {
        Said table = run("compare", "-m", "any", "--provider", "echo", "--no-save");
        Said json = run("compare", "-m", "any", "--provider", "echo", "--json");

        assertThat(table.code()).isZero();
        assertThat(table.out()).contains("ECHO, no model was asked", "Capital of France?", "unpriced");
        assertThat(json.json().at("/runs/0/outcome/origin").asString()).isEqualTo("echo");
        assertThat(json.json().at("/runs/0/target/host").asString()).isEqualTo("this machine");
        String id = json.json().path("id").asString();
        assertThat(run("experiments", "show", id).out()).contains("ECHO, no model was asked");
    }

    @Test
    void whatWasRecordedIsReplayedWithoutTheServer() throws IOException {
        Path replies = home.resolve("my replies");
        server.then(exchange -> exchange.respond(200, "text/event-stream", CHAT));
        assertThat(run("compare", "-m", "m1", "--base-url", server.url() + "/v1", "--key-env", "MY_KEY", "--record",
                replies.toString(), "--no-save").code()).isZero();

        Said replayed = run("compare", "-m", "m1", "--provider", "replay", "--base-url", replies.toUri().toString(),
                "--json", "--no-save");

        assertThat(replayed.code()).isZero();
        assertThat(replayed.json().at("/runs/0/outcome/text").asString()).isEqualTo("Paris.");
        assertThat(replayed.json().at("/runs/0/outcome/origin").asString()).isEqualTo("replay");
        assertThat(replayed.json().at("/runs/0/outcome/cost/unpriced").asString()).contains("recorded");
        assertThat(server.requests()).hasSize(1);
        try (var files = Files.list(replies)) {
            assertThat(files).singleElement().satisfies(
                    file -> assertThat(Files.readString(file)).contains("Paris.").doesNotContain("secret-123"));
        }
    }

    @Test
    void aSchemaAndStopTextsAreSent() throws IOException {
        Path schema = Files.writeString(home.resolve("s.json"), "{\"type\":\"object\"}");
        server.then(exchange -> exchange.respond(200, "text/event-stream", CHAT));

        Said said = run("compare", "-m", "m1", "--base-url", server.url() + "/v1", "--schema", schema.toString(),
                "--stop", "END", "--top-p", "0.5", "--json", "--no-save");

        assertThat(server.requests().getFirst().body()).contains(
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":{\"type\":\"object\"},\"strict\":true}}",
                "\"stop\":[\"END\"]", "\"top_p\":0.5");
        assertThat(said.json().at("/runs/0/parameters/schema").asString()).isEqualTo("{\"type\":\"object\"}");
    }

    @Test
    void theProviderCountsWhenItIsAsked() {
        server.then(exchange -> exchange.respond(200, "application/json", "{\"input_tokens\":12}"));
        server.then(exchange -> exchange.respond(200, "application/json", "{\"input_tokens\":12}"));
        String[] asking = {"count", "-m", "claude-opus-4-5", "--ask", "--provider", "anthropic", "--base-url",
            server.url().toString(), "--key-env", "MY_KEY"};

        Said table = run(asking);
        String[] withJson = java.util.Arrays.copyOf(asking, asking.length + 1);
        withJson[asking.length] = "--json";
        Said json = run(withJson);

        assertThat(table.out()).contains("counts 12 (our estimate");
        assertThat(json.json().at("/counts/0/asked").asInt()).isEqualTo(12);
        assertThat(json.json().at("/counts/0/asked_host").asString()).isEqualTo(server.url().getRawAuthority());
        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/messages/count_tokens");
    }

    @Test
    void whatTheProviderCountsCorrectsTheEstimateUntilItIsForgotten() {
        byte[] prompt = "The quick brown fox jumps over the lazy dog. ".repeat(40).getBytes(StandardCharsets.UTF_8);
        Map<String, String> keys = Map.of("MY_KEY", "secret-123");
        long before = Said.run(home, prompt, keys, "count", "-m", "claude-opus-4-5", "--json").json()
                .at("/counts/0/tokens").longValue();
        server.then(exchange -> exchange.respond(200, "application/json", "{\"input_tokens\":" + 2 * before + "}"));
        Said asked = Said.run(home, prompt, keys, "count", "-m", "claude-opus-4-5", "--ask", "--provider", "anthropic",
                "--base-url", server.url().toString(), "--key-env", "MY_KEY");
        JsonNode after = Said.run(home, prompt, keys, "count", "-m", "claude-opus-4-5", "--json").json()
                .at("/counts/0");
        JsonNode listed = Said.run(home, prompt, keys, "tokenizers", "list", "--json").json().path("tokenizers");
        Said forgotten = Said.run(home, prompt, keys, "tokenizers", "remove", after.path("encoding").stringValue());

        assertThat(asked.err()).contains("follows 1 count of " + server.url().getRawAuthority());
        assertThat(after.path("tokens").longValue()).isEqualTo(2 * before);
        assertThat(after.path("exact").booleanValue()).isFalse();
        assertThat(listed.findParents("asked_counts")).filteredOn(one -> one.path("asked_counts").asInt() == 1)
                .singleElement().satisfies(one -> assertThat(one.path("id")).isEqualTo(after.path("encoding")));
        assertThat(forgotten.out()).contains("what the provider counted is forgotten");
        assertThat(Said.run(home, prompt, keys, "count", "-m", "claude-opus-4-5", "--json").json()
                .at("/counts/0/tokens").longValue()).isEqualTo(before);
    }

    @Test
    void aCountThatCannotBeHadFailsTheCommandAndKeepsOurs() {
        server.then(exchange -> exchange.respond(401, "application/json", "{}"));

        Said said = run("count", "-m", "claude-opus-4-5", "--ask", "--provider", "anthropic", "--base-url",
                server.url().toString(), "--key-env", "MY_KEY", "--json");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().at("/counts/0/asked").isNull()).isTrue();
        assertThat(said.json().at("/counts/0/tokens").asInt()).isPositive();
        assertThat(said.err()).contains("was not counted: The server refused the key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "count --ask                                   | --ask needs --model",
        "count --ask -m gpt-4o                         | --ask needs --model",
        "count -m gpt-4o --provider anthropic          | with --ask",
        "count -m gpt-4o --ask --provider mistral      | counts no tokens on request",
        "compare -m x --provider nobody                | No plugin provides",
        "compare -m x --provider replay --base-url ftp://x | must start with",
        "compare -m x --provider echo --schema nowhere.json | nowhere.json"})
    void whatDoesNotGoTogetherIsOneSentence(String line, String words) {
        Said said = run(line.strip().split(" ", -1));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(words).doesNotContain("\tat ");
    }
}
