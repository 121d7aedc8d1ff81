package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors as servers word them, and what the person is told.
final class RefusalTest extends ScriptedTest {
    record Example(String server, int status, String body, Kind kind, String words) {
        @Override
        public String toString() {
            return server;
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example("OpenAI, wrong key", 401, """
                        {"error":{"message":"Incorrect API key provided: sk-0****cdef. You can find your API key at \
                        https://platform.openai.com/account/api-keys.","type":"invalid_request_error","param":null,\
                        "code":"invalid_api_key"}}""", Kind.UNAUTHORIZED, "The server refused the key"),
                new Example("xAI, wrong key with status 400", 400, """
                        {"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***. You \
                        can obtain an API key from https://console.x.ai."}""", Kind.UNAUTHORIZED,
                        "The server refused the key"),
                new Example("Gemini's compatible endpoint, an array", 400, """
                        [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.",\
                        "status":"INVALID_ARGUMENT"}}]""", Kind.UNAUTHORIZED, "The server refused the key"),
                new Example("OpenAI, unknown model", 404, """
                        {"error":{"message":"The model `gpt-x` does not exist or you do not have access to it.",\
                        "type":"invalid_request_error","param":null,"code":"model_not_found"}}""", Kind.REFUSED,
                        "does not know the model gpt-x"),
                new Example("Ollama, model not pulled", 404, """
                        {"error":{"message":"model \\"gpt-x\\" not found, try pulling it first","type":"api_error",\
                        "param":null,"code":null}}""", Kind.REFUSED, "try pulling it first"),
                new Example("DeepSeek, unknown model", 400, """
                        {"error":{"message":"Model Not Exist","type":"invalid_request_error"}}""", Kind.REFUSED,
                        "does not know the model gpt-x"),
                new Example("Mistral, unknown model", 400, """
                        {"object":"error","message":"Invalid model: gpt-x","type":"invalid_model","param":null,\
                        "code":"1500"}""", Kind.REFUSED, "does not know the model gpt-x"),
                new Example("OpenRouter, unknown model", 400, """
                        {"error":{"message":"gpt-x is not a valid model ID","code":400},"user_id":"u"}""", Kind.REFUSED,
                        "does not know the model gpt-x"),
                new Example("Ollama, base URL without /v1", 404, "404 page not found", Kind.REFUSED,
                        "often ends in /v1"),
                new Example("nginx", 404, "<html><head><title>404 Not Found</title></head></html>", Kind.REFUSED,
                        "check the base URL"),
                new Example("OpenAI, prompt too long", 400, """
                        {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages \
                        resulted in 9001 tokens. Please reduce the length of the messages.","type":\
                        "invalid_request_error","param":"messages","code":"context_length_exceeded"}}""", Kind.REFUSED,
                        "too long for gpt-x"),
                new Example("vLLM, prompt too long", 400, """
                        {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you \
                        requested 5000 tokens (4000 in the messages, 1000 in the completion).","type":\
                        "BadRequestError","param":null,"code":400}""", Kind.REFUSED, "too long for gpt-x"),
                new Example("llama.cpp, prompt too long", 400, """
                        {"error":{"code":400,"message":"the request exceeds the available context size, try increasing \
                        it","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}""", Kind.REFUSED,
                        "too long for gpt-x"),
                new Example("a proxy with a size limit", 413, "<html><title>413 Request Entity Too Large</title>",
                        Kind.REFUSED, "too long"),
                new Example("OpenAI, quota", 429, """
                        {"error":{"message":"You exceeded your current quota, please check your plan and billing \
                        details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""",
                        Kind.RATE_LIMITED, "plan and billing"),
                new Example("DeepSeek, no balance", 402, """
                        {"error":{"message":"Insufficient Balance","type":"unknown_error"}}""", Kind.RATE_LIMITED,
                        "plan and billing"),
                new Example("Azure, content filter", 400,
                        """
                        {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's \
                        content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}""",
                        Kind.REFUSED, "content policy"),
                new Example("OpenRouter, moderation", 403, """
                        {"error":{"code":403,"message":"Your chosen model requires moderation and your input was \
                        flagged","metadata":{"reasons":["violence"]}}}""", Kind.REFUSED, "content policy"),
                new Example("OpenAI, a country it does not serve", 403, """
                        {"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory \
                        not supported","param":null,"type":"request_forbidden"}}""", Kind.UNAUTHORIZED,
                        "Country, region, or territory not supported"),
                new Example("FastAPI", 422, """
                        {"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required"}]}""",
                        Kind.REFUSED, "body.messages: Field required"),
                new Example("LM Studio, a plain string", 400, """
                        {"error":"No models loaded. Please load a model in the developer page."}""", Kind.REFUSED,
                        "No models loaded"),
                new Example("OpenRouter, the upstream's words", 501, """
                        {"error":{"message":"Provider returned error","code":501,"metadata":{"raw":"engine on fire",\
                        "provider_name":"X"}}}""", Kind.SERVER_ERROR, "Provider returned error: engine on fire"),
                new Example("Cloudflare", 524, "<!DOCTYPE html><title>example | 524: A timeout occurred</title>",
                        Kind.SERVER_ERROR, "A timeout occurred"),
                new Example("an empty body", 500, "", Kind.SERVER_ERROR, "(status 500)"),
                new Example("a redirect", 308, "", Kind.MALFORMED, "enter the right base URL"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePersonIsToldWhatHappenedAndWhatToDo(Example example) {
        for (int attempt = 0; attempt < 3; attempt++) {
            answers(example.status(), example.body());
        }

        ModelException failure = failure();

        assertThat(failure.kind()).isEqualTo(example.kind());
        assertThat(failure).hasMessageContaining(example.words());
        assertThat(failure.getMessage()).endsWith(".").doesNotContain("{", "}").hasSizeLessThan(450);
        assertThat(server.requests()).hasSize(example.status() >= 500 ? 3 : 1);
    }

    @Test
    void aServerThatSaysNotToRetryIsHeard() {
        answers(500, "{}", "x-should-retry: false");

        failure();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void longWordsAreCutAndControlCharactersGone() {
        answers(400, "{\"error\":\"a\\u0000\\u001b[31mb\\r\\n\\u202ec " + "wordy ".repeat(100) + "\"}");

        assertThat(failure().getMessage()).contains("a [31mb c wordy").doesNotContain("\u202e", "\n", "\u001b")
                .hasSizeLessThan(320).contains("…");
    }

    @Test
    void aMissingKeyIsAskedFor() {
        LanguageModel keyless = new OpenAiCompatibleProvider(Wire.WITHOUT_WAITING)
                .connect(new Connection(server.url(), " ", Timeouts.DEFAULT));
        answers(401, "{\"error\":\"unauthorized\"}");

        ModelException failure = catchThrowableOfType(ModelException.class,
                () -> keyless.stream(request(Parameters.DEFAULT), events::add));

        assertThat(failure).hasMessageContaining("wants a key and none is set");
        assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
        keyless.close();
    }
}
