package dev.whittle.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent to Gemini and what its replies mean, by its API reference.
@Timeout(60)
final class GenerateContentTest {
    private final List<ReplyEvent> events = new ArrayList<>();
    private ScriptedServer server;
    private LanguageModel model;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        model = new GeminiProvider(GeminiContractTest.WITHOUT_WAITING)
                .connect(new Connection(server.url(), "AIza-0123456789", Timeouts.DEFAULT));
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        server.close();
    }

    private void answers(int status, String body) {
        server.then(exchange -> exchange.respond(status, "application/json", body));
    }

    private Reply reply(Parameters parameters, Message... messages) throws Exception {
        return model.stream(new ModelRequest("gemini-x", List.of(messages), parameters), events::add);
    }

    @Test
    void theRequestIsWhatTheApiReferenceAsksFor() throws Exception {
        server.then(exchange -> exchange.respond(200, "text/event-stream",
                GeminiContractTest.chunk("Yes", "STOP", Usage.of(1, 1))));

        reply(new Parameters(0.5, 64, 0.9, 42L, List.of("END"), "{\"type\":\"object\"}"), Message.system("Be brief."),
                Message.user("Hello"), Message.assistant("Hi"), Message.user("More"));

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1beta/models/gemini-x:streamGenerateContent?alt=sse");
            assertThat(request.headers()).containsEntry("x-goog-api-key", "AIza-0123456789");
            assertThat(request.body()).isEqualTo("{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},"
                    + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]},"
                    + "{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"user\",\"parts\":[{\"text\":\"More\"}]}],"
                    + "\"generationConfig\":{\"temperature\":0.5,\"topP\":0.9,\"maxOutputTokens\":64,\"seed\":42,"
                    + "\"stopSequences\":[\"END\"],\"responseJsonSchema\":{\"type\":\"object\"},"
                    + "\"responseMimeType\":\"application/json\"}}");
        });
    }

    @Test // reference, UsageMetadata: cachedContentTokenCount is part of promptTokenCount
    void cachedTokensArePartOfThePromptAndThoughtsBesideTheAnswer() throws Exception {
        answers(200, """
                {"candidates":[{"content":{"parts":[{"text":"Yes"}]},"finishReason":"STOP"}],"usageMetadata":{
                "promptTokenCount":1000,"cachedContentTokenCount":900,"candidatesTokenCount":5,"thoughtsTokenCount":20,
                "totalTokenCount":1025}}""");

        assertThat(reply(Parameters.DEFAULT, Message.user("x")).usage()).isEqualTo(new Usage(100, 900, 0, 25, 20));
    }

    @Test // reference, PromptFeedback: a blocked prompt has no candidates
    void aBlockedPromptIsAFilteredReplyThatSaysWhy() throws Exception {
        answers(200, """
                {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":7,
                "totalTokenCount":7},"modelVersion":"gemini-x"}""");

        Reply reply = reply(Parameters.DEFAULT, Message.user("x"));

        assertThat(reply.finish()).isEqualTo(Reply.Finish.CONTENT_FILTER);
        assertThat(reply.usage()).isEqualTo(Usage.of(7, 0));
        assertThat(events).contains(
                new ReplyEvent.Note("Google's filter stopped the prompt (prohibited_content): there is no answer."));
    }

    @ParameterizedTest // reference, FinishReason
    @CsvSource({"STOP,STOP", "MAX_TOKENS,LENGTH", "SAFETY,CONTENT_FILTER", "RECITATION,CONTENT_FILTER",
        "LANGUAGE,OTHER", "BLOCKLIST,CONTENT_FILTER", "PROHIBITED_CONTENT,CONTENT_FILTER", "SPII,CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL,OTHER", "NEWS,OTHER"})
    void everyFinishReasonIsKnown(String reason, Reply.Finish finish) throws Exception {
        server.then(exchange -> exchange.respond(200, "text/event-stream",
                GeminiContractTest.chunk("a", reason, Usage.of(1, 1))));

        assertThat(reply(Parameters.DEFAULT, Message.user("x")).finish()).isEqualTo(finish);
    }

    @Test // google.rpc.RetryInfo, as real refusals hold it
    void theWaitGoogleAsksForIsWaited() throws Exception {
        answers(429, """
                {"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED","details":[
                {"@type":"type.googleapis.com/google.rpc.QuotaFailure"},
                {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"12s"}]}}""");
        server.then(exchange -> exchange.respond(200, "text/event-stream",
                GeminiContractTest.chunk("a", "STOP", Usage.of(1, 1))));

        reply(Parameters.DEFAULT, Message.user("x"));

        assertThat(events.getFirst()).isInstanceOfSatisfying(ReplyEvent.Retrying.class,
                retrying -> assertThat(retrying.delay()).isEqualTo(Duration.ofSeconds(12)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400|INVALID_ARGUMENT|API key not valid. Please pass a valid API key.|UNAUTHORIZED",
        "403|PERMISSION_DENIED|Method doesn't allow unregistered callers.|UNAUTHORIZED",
        "404|NOT_FOUND|models/gemini-x is not found for API version v1beta.|REFUSED",
        "400|INVALID_ARGUMENT|The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).|REFUSED"})
    void itsErrorsAreUnderstood(int status, String name, String message, Kind kind) {
        answers(status,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}".formatted(status, message, name));

        ModelException failure = catchThrowableOfType(ModelException.class,
                () -> reply(Parameters.DEFAULT, Message.user("x")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).contains(status == 404 ? "does not know the model gemini-x" : "");
    }

    @Test // reference, countTokens: with generateContentRequest the system instruction counts too
    void theProviderCountsWhenAsked() throws Exception {
        answers(200, "{\"totalTokens\": 31, \"promptTokensDetails\": [{\"modality\": \"TEXT\", \"tokenCount\": 31}]}");

        long tokens = model.countTokens(new ModelRequest("models/gemini-x",
                List.of(Message.system("Be brief."), Message.user("Hello")), Parameters.DEFAULT));

        assertThat(tokens).isEqualTo(31);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1beta/models/gemini-x:countTokens");
            assertThat(request.body()).isEqualTo("{\"generateContentRequest\":{\"systemInstruction\":{\"parts\":["
                    + "{\"text\":\"Be brief.\"}]},\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}],"
                    + "\"model\":\"models/gemini-x\"}}");
        });
    }

    @ParameterizedTest
    @CsvSource({"'',/v1beta", "/v1beta,/v1beta", "/v1beta/openai,/v1beta",
        "/v1beta/models/gemini-x:generateContent,/v1beta"})
    void theBaseIsFoundInWhateverIsPasted(String entered, String base) {
        assertThat(new GenerateContent().basePath(entered)).isEqualTo(base);
    }

    @Test
    void logprobsOfTheChosenTokensAreRead() throws Exception {
        answers(200,
                """
                {"candidates":[{"content":{"parts":[{"text":"Yes"}],"role":"model"},"finishReason":"STOP",
                "logprobsResult":{"chosenCandidates":[{"token":"Yes","logProbability":-0.25},{"token":"!","logProbability":-0.75}]}}]}""");

        Reply reply = reply(Parameters.DEFAULT.withLogprobs(true), Message.user("Hi"));

        assertThat(server.requests().getFirst().body()).contains("\"generationConfig\":{\"responseLogprobs\":true}");
        assertThat(reply.confidence()).isEqualTo(new Confidence(2, -0.5));
    }

    @Test // as the API says it (github.com/mscraftsman/generative-ai/issues/135)
    void aModelTheyAreNotEnabledForAnswersWithout() throws Exception {
        answers(400, "{\"error\":{\"code\":400,\"message\":\"Logprobs is not enabled for models/gemini-x\","
                + "\"status\":\"INVALID_ARGUMENT\"}}");
        answers(200, "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Yes\"}]},\"finishReason\":\"STOP\"}]}");

        assertThat(reply(Parameters.DEFAULT.withLogprobs(true), Message.user("Hi")).text()).isEqualTo("Yes");
        assertThat(events).contains(
                new ReplyEvent.Note("gemini-x does not take generationConfig.responseLogprobs: it was left out."));
    }
}
