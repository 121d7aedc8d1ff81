package dev.whittle.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.contract.Recording;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.prompt.Message;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Recorded replies as Anthropic's own library understands them and as ours does, both over loopback.
@Timeout(120)
final class VendorRepliesTest {
    private record Said(String text, boolean toolUse, long output) {}

    @Test
    void messagesMeanWhatAnthropicsLibrarySays() throws Exception {
        int same = 0;
        try (ScriptedServer server = ScriptedServer.start();
                LanguageModel model = new AnthropicProvider(AnthropicContractTest.WITHOUT_WAITING)
                        .connect(new Connection(URI.create(server.url() + "/v1"), "sk-ant-0123456789",
                                Connection.Timeouts.DEFAULT));
                VendorHttp http = new VendorHttp()) {
            AnthropicClient vendor = new AnthropicClientImpl(ClientOptions.builder().httpClient(http)
                    .baseUrl(server.url().toString()).maxRetries(0).build());
            for (Recording recording : Recording.of(uri -> uri.endsWith("/v1/messages"))) {
                serve(server, recording);
                serve(server, recording);

                assertThat(ours(model)).as(recording.name()).isEqualTo(theirs(vendor));
                same++;
            }
        }
        assertThat(same).isGreaterThanOrEqualTo(27);
    }

    private static void serve(ScriptedServer server, Recording recording) {
        server.then(exchange -> {
            exchange.begin("text/event-stream");
            exchange.dribble(recording.body().getBytes(StandardCharsets.UTF_8), new Random(7));
            exchange.end();
        });
    }

    private static Said ours(LanguageModel model) throws Exception {
        Reply reply = model.stream(new ModelRequest("m", List.of(Message.user("Hello")), Parameters.DEFAULT), _ -> {});
        return new Said(reply.text(), reply.finish() == Reply.Finish.TOOL_CALL,
                reply.usage() == null ? -1 : reply.usage().output());
    }

    private static Said theirs(AnthropicClient vendor) {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events = vendor.messages().createStreaming(
                MessageCreateParams.builder().model("m").maxTokens(64).addUserMessage("Hello").build())) {
            events.stream().forEach(whole::accumulate);
        }
        com.anthropic.models.messages.Message reply = whole.message();
        return new Said(reply.content().stream().flatMap(block -> block.text().stream()).map(TextBlock::text)
                .collect(Collectors.joining()),
                reply.stopReason().filter(reason -> reason.asString().equals("tool_use")).isPresent(),
                reply.usage().outputTokens());
    }
}
