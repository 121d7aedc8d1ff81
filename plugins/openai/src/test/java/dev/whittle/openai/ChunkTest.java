package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What chunks may hold beside plain text, and what requests hold.
final class ChunkTest extends ScriptedTest {
    private static final String END = Wire.finish("stop") + Wire.DONE;

    @Test
    void theRequestIsWhatTheApiReferenceAsksFor() throws Exception {
        streams(Wire.text("Hi") + END);

        reply(new Parameters(0.5, 64, 0.9, 42L, List.of("END", "\n\n")));

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers()).containsEntry("authorization", "Bearer sk-0123456789abcdef")
                    .containsEntry("content-type", "application/json").doesNotContainKey("upgrade");
            assertThat(request.body())
                    .isEqualTo("{\"model\":\"gpt-x\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
                            + "\"stream\":true,\"temperature\":0.5,\"top_p\":0.9,\"max_tokens\":64,\"seed\":42,"
                            + "\"stop\":[\"END\",\"\\n\\n\"],\"stream_options\":{\"include_usage\":true}}");
        });
    }

    @Test
    void parametersLeftToTheProviderAreNotSent() throws Exception {
        streams(Wire.text("Hi") + END);

        reply();

        assertThat(server.requests().getFirst().body()).doesNotContain("temperature", "top_p", "max_", "seed",
                "stop\"");
    }

    @Test
    void halfACharacterIsReplacedAndSaid() throws Exception {
        streams(Wire.text("Hi") + END);

        model.stream(new dev.whittle.model.ModelRequest("m",
                List.of(dev.whittle.prompt.Message.user("a\uD83Db")), Parameters.DEFAULT), events::add);

        assertThat(server.requests().getFirst().body()).contains("a\uFFFDb");
        assertThat(notes()).singleElement().asString().contains("half a character");
    }

    @Test // Mistral's reasoning models, as recorded: content is an array of parts
    void thinkingPartsAreReasoningAndNotText() throws Exception {
        streams(Wire
                .delta("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Okay\"}]}]}")
                + Wire.delta(
                        "{\"content\":[{\"type\":\"text\",\"text\":\"Look \"},{\"type\":\"reference\",\"reference_ids\":[1]}]}")
                + Wire.text("left.") + END);

        assertThat(reply().text()).isEqualTo("Look left.");
        assertThat(reasoning()).containsExactly("Okay");
    }

    @Test // DeepSeek, LM Studio and xAI say reasoning_content, OpenRouter, Groq and Ollama reasoning, vLLM both
    void reasoningIsHeardUnderBothNamesButOnce() throws Exception {
        streams(Wire.delta("{\"reasoning_content\":\"a\"}") + Wire.delta("{\"reasoning\":\"b\",\"content\":null}")
                + Wire.delta("{\"reasoning\":\"c\",\"reasoning_content\":\"c\"}") + Wire.text("Yes") + END);

        assertThat(reply().text()).isEqualTo("Yes");
        assertThat(reasoning()).containsExactly("a", "b", "c");
    }

    @Test
    void aRefusalIsTheModelsAnswer() throws Exception {
        streams(Wire.delta("{\"content\":null,\"refusal\":\"I cannot help with that.\"}") + END);

        assertThat(reply().text()).isEqualTo("I cannot help with that.");
    }

    @Test
    void aCharacterInTwoEscapesInTwoChunksIsOne() throws Exception {
        streams(Wire.delta("{\"content\":\"\\ud83d\"}") + Wire.delta("{\"content\":\"\\ude00\"}") + END);

        assertThat(reply().text()).isEqualTo("😀");
    }

    @Test // OpenRouter's keep-alive, Azure's first chunk without choices, unknown fields and events
    void whatIsUnknownIsPassedOver() throws Exception {
        streams(": OPENROUTER PROCESSING\n\n" + Wire.data("{\"choices\":[],\"prompt_filter_results\":[{\"x\":1}]}")
                + "event: ping\nid: 7\nretry: 100\ndata: {\"type\":\"ping\"}\n\n" + "unheard-of\n\n" + "data:\n\n"
                + Wire.delta("{\"content\":\"Yes\",\"audio\":{\"id\":1}}") + END + Wire.text("late"));

        assertThat(reply().text()).isEqualTo("Yes");
    }

    @Test
    void aPackedReplyIsUnpackedAsItComes() throws Exception {
        byte[] packed = packed(Wire.deltas(List.of("Grüße", " 👋")) + END);
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            server.then(exchange -> {
                exchange.begin("text/event-stream", "Content-Encoding: gzip");
                exchange.dribble(packed, random);
                exchange.end();
            });

            assertThat(reply().text()).isEqualTo("Grüße 👋");
        }
    }

    @Test
    void halfAPackedReplyIsTruncated() throws Exception {
        byte[] packed = packed(Wire.deltas(List.of("Grüße", " 👋")) + END);
        server.then(exchange -> exchange.respond(200, "text/event-stream",
                java.util.Arrays.copyOf(packed, packed.length / 2), "Content-Encoding: gzip"));

        assertThat(failure().kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void aPackedErrorIsReadable() throws Exception {
        byte[] packed = packed("{\"error\":{\"message\":\"messages: too few\"}}");
        server.then(exchange -> exchange.respond(400, "application/json", packed, "Content-Encoding: gzip"));

        assertThat(failure()).hasMessageContaining("messages: too few");
    }

    @Test
    void anErrorPackedBadlyKeepsItsStatus() {
        server.then(exchange -> exchange.respond(401, "application/json", "not gzip", "Content-Encoding: gzip"));

        assertThat(failure().kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        byte[] bomb = packed(": zero\n".repeat(10_000_000)); // 70 MB from 70 kB
        server.then(exchange -> exchange.respond(200, "text/event-stream", bomb, "Content-Encoding: gzip"));

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("50 MB");
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "data: {\"error\":{\"message\":\"boom\",\"code\":502}}\n\n", // OpenRouter
        "data: {\"error\":\"boom\"}\n\n", // Ollama
        "event: error\ndata: {\"error\":{\"message\":\"boom\",\"type\":\"internal_server_error\"}}\n\n", // Groq
        "event: error\ndata: boom\n\n",
        "error: {\"code\":500,\"message\":\"boom\",\"type\":\"server_error\"}\n\n", // llama.cpp until 2025
        "{\"error\":{\"message\":\"boom\"}}\n\n", // a proxy that forgets the framing
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"error\":{\"message\":\"boom\",\"code\":502},\"finish_reason\":\"error\"}]}\n\n"
    })
    void everyShapeOfErrorInAStreamIsOne(String piece) {
        streams(Wire.text("Par") + piece + END);

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure).hasMessageContaining("boom");
        assertThat(failure.partialText()).isEqualTo("Par");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRateLimitInsideAStreamIsOne() {
        streams(Wire.data("{\"error\":{\"message\":\"Rate limit exceeded\",\"code\":429}}"));

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"\"", "false"})
    void anEmptyErrorIsNone(String error) throws Exception {
        streams(Wire.chunk("{\"index\":0,\"delta\":{\"content\":\"Yes\"}}", ",\"error\":" + error) + END);

        assertThat(reply().text()).isEqualTo("Yes");
    }

    @Test
    void timesAreThoseOfTheAnsweredRequest() throws Exception {
        answers(429, "{}", "Retry-After: 1");
        streams(Wire.text("Yes") + END);

        Reply reply = reply();

        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(reply.total()).isGreaterThanOrEqualTo(reply.timeToFirstToken());
        assertThat(events.getFirst()).isInstanceOf(ReplyEvent.Retrying.class);
    }
}
