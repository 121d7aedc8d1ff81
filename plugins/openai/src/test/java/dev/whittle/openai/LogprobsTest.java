package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.model.Confidence;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Log probabilities as OpenAI's reference of both APIs has them. ln(1/2) is -0.693147: a perplexity of 2.
final class LogprobsTest extends ScriptedTest {
    private static final Parameters WANTED = Parameters.DEFAULT.withLogprobs(true);

    private static String chunk(String text, String logprob) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"logprobs\":{\"content\":[{\"token\":\"%s\",\"logprob\":%s,\"bytes\":[72],\"top_logprobs\":[]}],\"refusal\":null},\"finish_reason\":null}]}\n\n"
                .formatted(text, text, logprob);
    }

    @Test
    void theMeanOfAllTokensOfAStreamIsKept() throws Exception {
        streams(chunk("Yes", "-0.693147") + chunk("!", "-0.693147") + chunk("?", "-9999.0") + Wire.finish("stop")
                + Wire.DONE);

        Confidence confidence = Objects.requireNonNull(reply(WANTED).confidence());

        assertThat(server.requests().getFirst().body()).contains("\"logprobs\":true");
        assertThat(confidence.tokens()).isEqualTo(2);
        assertThat(confidence.perplexity()).isCloseTo(2, within(1e-5));
        assertThat(notes()).isEmpty();
    }

    @Test
    void nobodyAsksForThemUnlessToldTo() throws Exception {
        streams(Wire.text("Yes") + Wire.finish("stop") + Wire.DONE);

        assertThat(reply().confidence()).isNull();
        assertThat(server.requests().getFirst().body()).doesNotContain("logprobs");
    }

    @Test
    void aModelThatRefusesThemAnswersWithoutAndSoDoesOneThatSendsNone() throws Exception {
        answers(400, "{\"error\":{\"message\":\"Unsupported parameter: 'logprobs' is not supported with this model.\","
                + "\"type\":\"invalid_request_error\",\"param\":\"logprobs\",\"code\":\"unsupported_parameter\"}}");
        streams(Wire.text("Yes") + Wire.finish("stop") + Wire.DONE);

        Reply reply = reply(WANTED);

        assertThat(reply.text()).isEqualTo("Yes");
        assertThat(reply.confidence()).isNull();
        assertThat(notes()).containsExactly("gpt-x does not take logprobs: it was left out.");
    }

    @Test
    void aServerThatSendsNoneIsToldOf() throws Exception {
        streams(Wire.text("Yes") + Wire.finish("stop") + Wire.DONE);

        assertThat(reply(WANTED).confidence()).isNull();
        assertThat(notes()).containsExactly("gpt-x was asked for logprobs and sent none.");
    }

    @Test
    void theResponsesApiIncludesThemInItsDeltas() throws Exception {
        streams("""
                data: {"type":"response.output_text.delta","delta":"Yes","logprobs":[{"token":"Yes","logprob":-0.5}],"sequence_number":1}

                data: {"type":"response.completed","sequence_number":2,"response":{"status":"completed","model":"gpt-x"}}

                """);
        try (LanguageModel responses = new OpenAiResponsesProvider(Wire.WITHOUT_WAITING)
                .connect(new Connection(URI.create(server.url() + "/v1"), "sk-0123456789abcdef", Timeouts.DEFAULT))) {
            Reply reply = responses.stream(request(WANTED), events::add);

            assertThat(server.requests().getFirst().body())
                    .contains("\"include\":[\"message.output_text.logprobs\"]");
            assertThat(reply.confidence()).isEqualTo(new Confidence(1, -0.5));
        }
    }
}
