package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.wire.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters that a model does not take, in the words of real servers.
final class DialectTest extends ScriptedTest {
    private static final Parameters ALL = new Parameters(0.5, 64, 0.9, 42L, List.of("END"));
    private static final String HEALTHY = Wire.text("Yes") + Wire.finish("stop") + Wire.DONE;

    private static String unsupported(String parameter, String code, String message) {
        return "{\"error\":{\"message\":%s,\"type\":\"invalid_request_error\",\"param\":\"%s\",\"code\":\"%s\"}}"
                .formatted(Wire.quoted(message), parameter, code);
    }

    @Test
    void maxTokensGoesUnderTheNameTheModelTakes() throws Exception {
        answers(400, unsupported("max_tokens", "unsupported_parameter",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."));
        streams(HEALTHY);

        Reply reply = reply(ALL);

        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(server.requests().getLast().body()).contains("\"max_completion_tokens\":64")
                .doesNotContain("max_tokens");
        assertThat(notes()).containsExactly("gpt-x does not take max_tokens: max_completion_tokens was sent instead.");
    }

    @Test
    void severalUnsupportedParametersAreLeftOutOneByOneAndRemembered() throws Exception {
        answers(400,
                unsupported("temperature", "unsupported_value", "Unsupported value: 'temperature' does not support "
                        + "0.5 with this model. Only the default (1) value is supported."));
        answers(400, unsupported("top_p", "unsupported_parameter",
                "Unsupported parameter: 'top_p' is not supported with this model."));
        answers(400, unsupported("stop", "unsupported_parameter",
                "Unsupported parameter: 'stop' is not supported with this model."));
        streams(HEALTHY);
        streams(HEALTHY);

        assertThat(reply(ALL).attempts()).isEqualTo(4);
        assertThat(reply(ALL).attempts()).isEqualTo(1);

        assertThat(server.requests()).hasSize(5);
        assertThat(server.requests().getLast().body()).contains("\"seed\":42", "\"max_tokens\":64")
                .doesNotContain("temperature", "top_p", "\"stop\"");
        // Each reply says what was left out, also the one that knew.
        assertThat(notes()).hasSize(6).filteredOn(note -> note.equals("gpt-x does not take top_p: it was left out."))
                .hasSize(2);
    }

    @Test // Mistral and other FastAPI servers
    void aForbiddenExtraIsLeftOut() throws Exception {
        answers(422,
                "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],"
                        + "\"msg\":\"Extra inputs are not permitted\",\"input\":{}}]},\"type\":\"invalid_request_error\"}");
        answers(422, "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],"
                + "\"msg\":\"Extra inputs are not permitted\",\"input\":42}]}");
        streams(HEALTHY);

        assertThat(reply(ALL).text()).isEqualTo("Yes");
        assertThat(server.requests().getLast().body()).contains("\"random_seed\":42")
                .doesNotContain("stream_options", "\"seed\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "temperature|Unrecognized request argument supplied: temperature",
        "seed|Unknown parameter: 'seed'.",
        "top_p|`temperature` and `top_p` cannot both be specified: top_p is not supported for this model",
        "temperature|`temperature` is deprecated for this model."})
    void serversThatNameNoParamAreRead(String parameter, String message) throws Exception {
        answers(400, "{\"error\":%s}".formatted(Wire.quoted(message)));
        streams(HEALTHY);

        Parameters only = switch (parameter) {
            case "temperature" -> new Parameters(0.5, null, null, null, List.of());
            case "seed" -> new Parameters(null, null, null, 42L, List.of());
            default -> new Parameters(null, null, 0.9, null, List.of());
        };
        reply(only);

        assertThat(server.requests().getLast().body()).doesNotContain("\"" + parameter + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Invalid 'temperature': decimal above maximum value. Expected a value <= 1|temperature",
        "max_tokens is too large: 64. This model supports at most 32 completion tokens|max_tokens",
        "Invalid value for 'messages': unsupported role|messages"})
    void aWrongValueIsThePersonsToCorrect(String message, String parameter) {
        answers(400, unsupported(parameter, "invalid_value", message));

        ModelException failure = org.assertj.core.api.Assertions
                .catchThrowableOfType(ModelException.class, () -> reply(ALL));

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(server.requests()).hasSize(1);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aServerThatRefusesEverythingEndsTheAsking() {
        for (int i = 0; i < 20; i++) {
            answers(400,
                    "{\"error\":\"unsupported: temperature top_p max_tokens max_completion_tokens seed random_seed stop "
                            + "stream_options\"}");
        }

        ModelException failure = org.assertj.core.api.Assertions
                .catchThrowableOfType(ModelException.class, () -> reply(ALL));

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(server.requests()).hasSize(9);
    }

    @ParameterizedTest // api.openai.com: max_tokens is deprecated; api.mistral.ai: random_seed, no stream_options
    @CsvSource({"api.openai.com,max_completion_tokens,seed,stream_options",
        "eu.api.openai.com,max_completion_tokens,seed,stream_options", "localhost,max_tokens,seed,stream_options",
        "notapi.openai.com.evil.example,max_tokens,seed,stream_options", "api.mistral.ai,max_tokens,random_seed,"})
    void knownHostsAreSpokenToInTheirWords(String host, String maxTokens, String seed, String streamOptions) {
        Dialect dialect = new ChatCompletions(ChatCompletions.Vendor.ANY).dialect(host);

        assertThat(dialect.name("max_tokens")).isEqualTo(maxTokens);
        assertThat(dialect.name("seed")).isEqualTo(seed);
        assertThat(dialect.name("stream_options")).isEqualTo(streamOptions);
    }
}
