package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.contract.Recording;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Recorded replies as OpenAI's own library understands them and as ours does, both over loopback.
@Timeout(120)
final class VendorRepliesTest {
    private record Said(String text, String finish, @Nullable Usage usage) {}

    private ScriptedServer server;
    private OpenAIClient vendor;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        vendor = new OpenAIClientImpl(ClientOptions.builder().httpClient(new VendorHttp())
                .baseUrl(server.url() + "/v1").apiKey("sk-0123456789abcdef").maxRetries(0).build());
    }

    @AfterEach
    void stop() throws IOException {
        vendor.close();
        server.close();
    }

    private void serve(Recording recording) {
        server.then(exchange -> {
            exchange.begin(recording.stream() ? "text/event-stream" : "application/json");
            exchange.dribble(recording.body().getBytes(StandardCharsets.UTF_8), new Random(7));
            exchange.end();
        });
    }

    private @Nullable Said ours(ModelProvider provider, Recording recording) throws InterruptedException {
        serve(recording);
        try (LanguageModel model = provider.connect(new Connection(URI.create(server.url() + "/v1"),
                "sk-0123456789abcdef", Connection.Timeouts.DEFAULT))) {
            Reply reply = model.stream(new ModelRequest("m", List.of(Message.user("Hello")), Parameters.DEFAULT),
                    _ -> {});
            return new Said(reply.text(), reply.finish().name(), reply.usage());
        } catch (ModelException _) {
            return null;
        }
    }

    @Test
    void chatCompletionsMeanWhatOpenAisLibrarySays() throws Exception {
        int same = 0;
        for (Recording recording : Recording.of(uri -> uri.contains("api.openai.com/v1/chat/completions"))) {
            Said ours = recording.status() == 200
                    ? ours(new OpenAiCompatibleProvider(Wire.WITHOUT_WAITING), recording)
                    : null;
            if (ours != null) {
                serve(recording);
                assertThat(ours).as(recording.name()).isEqualTo(said(chat(recording)));
                same++;
            }
        }
        assertThat(same).isGreaterThanOrEqualTo(10);
    }

    private ChatCompletion chat(Recording recording) {
        ChatCompletionCreateParams asked = ChatCompletionCreateParams.builder().model("m").addUserMessage("Hello")
                .build();
        if (!recording.stream()) {
            return vendor.chat().completions().create(asked);
        }
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks = vendor.chat().completions().createStreaming(asked)) {
            // The library refuses a chunk that says nothing after the last one that does.
            chunks.stream().filter(chunk -> !chunk.choices().isEmpty() || chunk.usage().isPresent())
                    .forEach(whole::accumulate);
        }
        return whole.chatCompletion();
    }

    private static Said said(ChatCompletion reply) {
        ChatCompletion.Choice choice = reply.choices().getFirst();
        String finish = choice.finishReason().asString().toUpperCase(Locale.ROOT);
        return new Said(choice.message().content().orElse("") + choice.message().refusal().orElse(""),
                finish.equals("TOOL_CALLS") ? "TOOL_CALL" : finish, reply.usage().map(VendorRepliesTest::usage)
                        .orElse(null));
    }

    private static Usage usage(CompletionUsage usage) {
        long cached = usage.promptTokensDetails().flatMap(CompletionUsage.PromptTokensDetails::cachedTokens).orElse(0L);
        return new Usage(usage.promptTokens() - cached, cached, 0, usage.completionTokens(),
                usage.completionTokensDetails().flatMap(CompletionUsage.CompletionTokensDetails::reasoningTokens)
                        .orElse(0L));
    }

    @Test
    void responsesMeanWhatOpenAisLibrarySays() throws Exception {
        int same = 0;
        for (Recording recording : Recording.of(uri -> uri.matches(".*/responses(\\?.*)?"))) {
            Said ours = recording.status() == 200
                    ? ours(new OpenAiResponsesProvider(Wire.WITHOUT_WAITING), recording)
                    : null;
            if (ours != null) {
                serve(recording);
                Response theirs = response(recording);
                assertThat(new Said(ours.text(), "", ours.usage())).as(recording.name())
                        .isEqualTo(
                                new Said(text(theirs), "", theirs.usage().map(VendorRepliesTest::usage).orElse(null)));
                same++;
            }
        }
        assertThat(same).isGreaterThanOrEqualTo(10);
    }

    private Response response(Recording recording) {
        ResponseCreateParams asked = ResponseCreateParams.builder().model("m").input("Hello").build();
        if (!recording.stream()) {
            return vendor.responses().create(asked);
        }
        ResponseAccumulator whole = ResponseAccumulator.create();
        try (StreamResponse<ResponseStreamEvent> events = vendor.responses().createStreaming(asked)) {
            events.stream().forEach(event -> accumulate(whole, event));
        }
        return whole.response();
    }

    // Events that are newer than the library.
    private static void accumulate(ResponseAccumulator whole, ResponseStreamEvent event) {
        try {
            whole.accumulate(event);
        } catch (OpenAIInvalidDataException e) {
            assertThat(e).hasMessageContaining("Unknown");
        }
    }

    private static String text(Response response) {
        return response.output().stream().flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream()).flatMap(content -> content.outputText().stream())
                .map(ResponseOutputText::text).collect(Collectors.joining());
    }

    private static Usage usage(ResponseUsage usage) {
        long cached = usage.inputTokensDetails().cachedTokens();
        return new Usage(usage.inputTokens() - cached, cached, 0, usage.outputTokens(),
                usage.outputTokensDetails().reasoningTokens());
    }
}
