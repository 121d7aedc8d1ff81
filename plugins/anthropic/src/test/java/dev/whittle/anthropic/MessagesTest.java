package dev.whittle.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent to Anthropic and what its replies mean, by its API reference.
@Timeout(60)
final class MessagesTest {
    private final List<ReplyEvent> events = new ArrayList<>();
    private ScriptedServer server;
    private LanguageModel model;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        model = new AnthropicProvider(AnthropicContractTest.WITHOUT_WAITING)
                .connect(new Connection(server.url(), "sk-ant-0123456789", Timeouts.DEFAULT));
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        server.close();
    }

    private void streams(String body) {
        server.then(exchange -> exchange.respond(200, "text/event-stream", body));
    }

    private Reply reply(Parameters parameters, Message... messages) throws Exception {
        return model.stream(new ModelRequest("claude-x", List.of(messages), parameters), events::add);
    }

    private List<String> notes() {
        return events.stream().filter(ReplyEvent.Note.class::isInstance).map(ReplyEvent.Note.class::cast)
                .map(ReplyEvent.Note::text).toList();
    }

    private static final String HEALTHY = AnthropicContractTest.start(List.of("Yes"))
            + AnthropicContractTest.end("end_turn", Usage.of(11, 7));

    @Test
    void theProviderIsFoundAsAPluginIs() {
        assertThat(ServiceLoader.load(ModelProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.id()).isEqualTo("anthropic");
            assertThat(provider.defaultBaseUrl()).hasToString("https://api.anthropic.com/v1");
            assertThat(provider.countsTokens()).isTrue();
        });
    }

    @Test
    void theRequestIsWhatTheApiReferenceAsksFor() throws Exception {
        streams(HEALTHY);

        reply(new Parameters(0.5, 64, null, 42L, List.of("END"), "{\"type\":\"object\"}"), Message.system("Be brief."),
                Message.user("Hello"), Message.assistant("Hi"), Message.user("More"));

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/messages");
            assertThat(request.headers()).containsEntry("x-api-key", "sk-ant-0123456789")
                    .containsEntry("anthropic-version", "2023-06-01").doesNotContainKey("authorization");
            assertThat(request.body()).isEqualTo("{\"model\":\"claude-x\",\"system\":\"Be brief.\",\"messages\":["
                    + "{\"role\":\"user\",\"content\":\"Hello\"},{\"role\":\"assistant\",\"content\":\"Hi\"},"
                    + "{\"role\":\"user\",\"content\":\"More\"}],\"max_tokens\":64,\"stream\":true,\"temperature\":0.5,"
                    + "\"stop_sequences\":[\"END\"],\"output_config\":{\"format\":{\"type\":\"json_schema\","
                    + "\"schema\":{\"type\":\"object\"}}}}");
        });
        assertThat(notes()).containsExactly("claude-x does not take seed: it was left out.");
    }

    @Test
    void aLimitIsSentWhereNoneIsSetAndSaid() throws Exception {
        streams(HEALTHY);

        reply(Parameters.DEFAULT, Message.system("Alone."));

        assertThat(server.requests().getFirst().body()).contains("\"max_tokens\":8192",
                "\"messages\":[{\"role\":\"user\",\"content\":\"Alone.\"}]").doesNotContain("system");
        assertThat(notes()).singleElement().asString().contains("8,192");
    }

    @Test
    void logprobsAreNotOfferedAndThatIsSaid() throws Exception {
        streams(HEALTHY);

        assertThat(reply(new Parameters(null, 5, null, null, List.of()).withLogprobs(true), Message.user("a"))
                .confidence()).isNull();

        assertThat(server.requests().getFirst().body()).doesNotContain("logprobs");
        assertThat(notes()).containsExactly("claude-x does not take logprobs: it was left out.");
    }

    @Test
    void aSystemMessageInTheMiddleIsMovedAndSaid() throws Exception {
        streams(HEALTHY);

        reply(new Parameters(null, 5, null, null, List.of()), Message.user("a"), Message.system("b"),
                Message.system("c"));

        assertThat(server.requests().getFirst().body()).contains("\"system\":\"b\\n\\nc\"");
        assertThat(notes()).singleElement().asString().contains("ahead of the conversation");
    }

    @Test // the cached tokens stand beside input_tokens: docs, "Prompt caching", "Tracking cache performance"
    void cachedTokensStandBesideTheInput() throws Exception {
        streams("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{"
                + "\"input_tokens\":50,\"cache_read_input_tokens\":100000,\"cache_creation_input_tokens\":248,"
                + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":148,\"ephemeral_1h_input_tokens\":100},"
                + "\"output_tokens\":1}}}\n\n"
                + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                + "\"usage\":{\"output_tokens\":503}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");

        assertThat(reply(Parameters.DEFAULT, Message.user("x")).usage())
                .isEqualTo(new Usage(50, 100_000, 248, 503, 0, 100));
    }

    @ParameterizedTest // the documented stop reasons
    @CsvSource({"end_turn,STOP", "stop_sequence,STOP", "max_tokens,LENGTH", "model_context_window_exceeded,LENGTH",
        "tool_use,TOOL_CALL", "pause_turn,OTHER", "refusal,CONTENT_FILTER", "news,OTHER"})
    void everyStopReasonIsKnown(String reason, Reply.Finish finish) throws Exception {
        streams(AnthropicContractTest.start(List.of("a")) + AnthropicContractTest.end(reason, Usage.of(1, 1)));

        assertThat(reply(Parameters.DEFAULT, Message.user("x")).finish()).isEqualTo(finish);
    }

    @Test // docs, "Create a message", the example response
    void aReplyThatCameWholeIsRead() throws Exception {
        server.then(exchange -> exchange.respond(200, "application/json", """
                {"id":"msg_013Zva2CMHLNnjNjJKqJ2EF","type":"message","role":"assistant","model":"claude-sonnet-4-5",
                "content":[{"type":"text","text":"Hi! My name is Claude."}],"stop_reason":"end_turn",
                "stop_sequence":null,"usage":{"input_tokens":2095,"output_tokens":503}}"""));

        Reply reply = reply(Parameters.DEFAULT, Message.user("x"));

        assertThat(reply.text()).isEqualTo("Hi! My name is Claude.");
        assertThat(reply.usage()).isEqualTo(Usage.of(2095, 503));
        assertThat(reply.servedModel()).isEqualTo("claude-sonnet-4-5");
    }

    @ParameterizedTest // docs, "Errors"
    @CsvSource(delimiter = '|', value = {
        "401|authentication_error|invalid x-api-key|UNAUTHORIZED",
        "403|permission_error|Your API key does not have permission to use the specified resource.|UNAUTHORIZED",
        "404|not_found_error|model: claude-x|REFUSED", "413|request_too_large|Request exceeds the size.|REFUSED",
        "400|invalid_request_error|Your credit balance is too low to access the Anthropic API.|RATE_LIMITED",
        "400|invalid_request_error|prompt is too long: 210000 tokens > 200000 maximum|REFUSED"})
    void theErrorsOfTheDocumentationAreUnderstood(int status, String type, String message, Kind kind) {
        server.then(exchange -> exchange.respond(status, "application/json",
                "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}".formatted(type, message)));

        ModelException failure = org.assertj.core.api.Assertions.catchThrowableOfType(ModelException.class,
                () -> reply(Parameters.DEFAULT, Message.user("x")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(server.requests()).hasSize(1);
    }

    @Test // docs, "Token counting"
    void theProviderCountsWhenAsked() throws Exception {
        server.then(exchange -> exchange.respond(200, "application/json", "{\"input_tokens\": 14}"));

        long tokens = model.countTokens(new ModelRequest("claude-x",
                List.of(Message.system("You are a scientist"), Message.user("Hello, Claude")), Parameters.DEFAULT));

        assertThat(tokens).isEqualTo(14);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/messages/count_tokens");
            assertThat(request.body()).isEqualTo("{\"model\":\"claude-x\",\"system\":\"You are a scientist\","
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello, Claude\"}]}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}", "{\"input_tokens\":-1}", "{\"input_tokens\":\"many\"}", "[]", "oops"})
    void aCountThatIsNoneIsRefused(String body) {
        server.then(exchange -> exchange.respond(200, "application/json", body));

        ModelException failure = org.assertj.core.api.Assertions.catchThrowableOfType(ModelException.class,
                () -> model.countTokens(
                        new ModelRequest("claude-x", List.of(Message.user("x")), Parameters.DEFAULT)));

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aSchemaThatIsNoneIsRefusedBeforeAnythingIsSent() {
        ModelException failure = org.assertj.core.api.Assertions.catchThrowableOfType(ModelException.class,
                () -> reply(Parameters.DEFAULT.withSchema("{oops"), Message.user("x")));

        assertThat(failure).hasMessageContaining("schema");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',/v1", "/v1,/v1", "/v1/messages,/v1", "/v1/messages/count_tokens,/v1", "/proxy/v1,/proxy/v1"})
    void theBaseIsFoundInWhateverIsPasted(String entered, String base) {
        assertThat(new Messages().basePath(entered)).isEqualTo(base);
    }
}
