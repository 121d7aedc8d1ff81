package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.contract.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a reply counts as whole: it has a finish reason, and `[DONE]` or a usage count marks its
/// end.
final class EndOfReplyTest extends ScriptedTest {
    private static final String TEXT = Wire.deltas(List.of("Paris", "."));

    @Test
    void finishReasonUsageAndDoneAreWhole() throws Exception {
        streams(TEXT + Wire.finish("stop") + Wire.usage(13, 11) + Wire.DONE);

        Reply reply = reply();

        assertThat(reply.text()).isEqualTo("Paris.");
        assertThat(reply.usage()).isEqualTo(Usage.of(13, 11));
        assertThat(reply.servedModel()).isEqualTo("served-1");
    }

    @Test
    void doneWithoutUsageIsWholeAndTheUsageUnknown() throws Exception {
        streams(TEXT + Wire.finish("stop") + Wire.DONE);

        assertThat(reply().usage()).isNull();
    }

    @Test // ikawrakow/ik_llama.cpp#467, oobabooga/textgen#4778: no [DONE], usage with the finish reason
    void usageWithTheFinishReasonEndsAReplyWithoutDone() throws Exception {
        streams(TEXT + Wire.chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}",
                ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}"));

        assertThat(reply().usage()).isEqualTo(Usage.of(5, 2));
    }

    @Test
    void usageAfterTheFinishReasonEndsAReplyWithoutDone() throws Exception {
        streams(TEXT + Wire.finish("stop") + Wire.usage(5, 2));

        assertThat(reply().text()).isEqualTo("Paris.");
    }

    @Test // with finish reason and usage there, nothing is missing that a broken connection could have taken
    void aConnectionThatBreaksAfterTheUsageDoesNoHarm() throws Exception {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.send(TEXT + Wire.finish("stop") + Wire.usage(5, 2));
            exchange.hangUp();
        });

        assertThat(reply().text()).isEqualTo("Paris.");
    }

    @Test
    void aFinishReasonAloneIsNotBelieved() {
        streams(TEXT + Wire.finish("stop"));

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure).hasMessageContaining("[DONE]");
        assertThat(failure.partialText()).isEqualTo("Paris.");
    }

    @Test // xAI and vLLM's continuous_usage_stats count in every chunk: that marks no end
    void usageBeforeTheFinishReasonMarksNoEnd() {
        streams(TEXT + Wire.usage(5, 1) + Wire.finish("stop"));

        assertThat(failure().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test // anomalyco/opencode#43882: a gateway whose model never finishes
    void doneWithoutAFinishReasonIsTruncated() {
        streams(TEXT + Wire.usage(5, 1) + Wire.DONE);

        assertThat(failure().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test // ollama/ollama#4357: an empty finish reason in every chunk
    void anEmptyFinishReasonIsNone() {
        streams(Wire.chunk("{\"index\":0,\"delta\":{\"content\":\"Par\"},\"finish_reason\":\"\"}", "") + Wire.DONE);

        assertThat(failure().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void theFinishReasonOfAnotherChoiceIsNotOurs() {
        streams(TEXT + Wire.chunk("{\"index\":1,\"delta\":{\"content\":\"Rome\"},\"finish_reason\":\"stop\"}", "")
                + Wire.DONE);

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure.partialText()).isEqualTo("Paris.");
    }

    @Test
    void theBlankLineBehindDoneMayBeMissing() throws Exception {
        streams(TEXT + Wire.finish("stop") + "data: [DONE]");

        assertThat(reply().text()).isEqualTo("Paris.");
    }

    @Test
    void aServerThatKeepsTheConnectionOpenAfterDoneIsNotWaitedFor() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.send(TEXT + Wire.finish("stop") + Wire.DONE);
            closed.complete(exchange.closedByClient());
        });

        assertThat(reply().text()).isEqualTo("Paris.");
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theConnectionServesTheNextRequestToo() throws Exception {
        streams(TEXT + Wire.finish("stop") + Wire.DONE);
        streams(TEXT + Wire.finish("stop") + Wire.DONE);
        reply();
        reply();

        assertThat(server.requests()).extracting(Request::clientPort).hasSize(2)
                .containsOnly(server.requests().getFirst().clientPort());
    }

    @ParameterizedTest
    @CsvSource({"stop,STOP", "length,LENGTH", "content_filter,CONTENT_FILTER", "tool_calls,TOOL_CALL",
        "function_call,TOOL_CALL", "eos_token,STOP", "model_length,LENGTH", "something_new,OTHER"})
    void finishReasonsAreTold(String wire, Finish finish) throws Exception {
        streams(TEXT + Wire.finish(wire) + Wire.DONE);

        assertThat(reply().finish()).isEqualTo(finish);
    }

    @ParameterizedTest // OpenRouter and Mistral; DeepSeek's API reference; vLLM
    @ValueSource(strings = {"error", "insufficient_system_resource", "abort"})
    void aFinishReasonThatMeansFailureIsOne(String reason) {
        streams(TEXT + Wire.finish(reason) + Wire.DONE);

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure).hasMessageContaining(reason);
        assertThat(failure.partialText()).isEqualTo("Paris.");
    }

    @Test // a server that ignores "stream": true
    void aWholeReplyInPlaceOfAStreamIsTaken() throws Exception {
        answers(200, """
                {"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant",
                "content":"Paris.","reasoning_content":"Hm"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":14,"completion_tokens":8,"total_tokens":22}}""");

        Reply reply = reply();

        assertThat(reply.text()).isEqualTo("Paris.");
        assertThat(reply.usage()).isEqualTo(Usage.of(14, 8));
        assertThat(reasoning()).containsExactly("Hm");
    }

    @Test
    void halfAWholeReplyIsTruncated() {
        server.then(exchange -> {
            exchange.beginUnbounded("application/json");
            exchange.raw("{\"choices\":[{\"message\":{\"content\":\"Par".getBytes(StandardCharsets.UTF_8));
            exchange.hangUp();
        });

        assertThat(failure().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void aWholeReplyWithoutAFinishReasonIsTruncated() {
        answers(200, "{\"choices\":[{\"message\":{\"content\":\"Par\"},\"finish_reason\":null}]}");

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure.partialText()).isEqualTo("Par");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"choices\":[]}", "{\"choices\":null}", "[]", "[1,2]", "{\"message\":\"hello\"}"})
    void jsonThatIsNoReplyIsMalformed(String body) {
        answers(200, body);

        assertThat(failure().kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void jsonNestedWithoutEndIsMalformed() {
        streams(Wire.data("[".repeat(200_000)));

        assertThat(failure().kind()).isEqualTo(Kind.MALFORMED);
    }
}
