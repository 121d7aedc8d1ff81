package dev.whittle.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Replies recorded from a vendor, split at random and read by its provider, against a plain
/// extraction from the recorded text that shares nothing with it.
@Timeout(120)
public abstract class RecordedRepliesContract {
    private static final int SPLITS = 6;

    /// What a recorded body says, read the plain way.
    ///
    /// @param usage null if it holds none
    public record Expected(String text, String reasoning, @Nullable Usage usage, Reply.Finish finish) {}

    private ScriptedServer server;
    private LanguageModel model;

    /// A client of the provider whose waits between attempts take no time.
    protected abstract LanguageModel connect(Connection connection);

    /// Whether an address is that of a reply on this wire.
    protected abstract boolean isOurs(String uri);

    /// How many whole replies there are, so that a test of none does not pass.
    protected abstract int count();

    /// What a recorded reply holds, or null if it is not whole: an error, or one still in progress.
    protected abstract @Nullable Expected expected(Recording recording);

    /// What stands in a stream where its end begins.
    protected abstract String endMarker();

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        model = connect(new Connection(URI.create(server.url() + "/v1"), "sk-0123456789abcdef",
                Connection.Timeouts.DEFAULT));
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        server.close();
    }

    private void serve(Recording recording, String body, Random random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String type = recording.stream() ? "text/event-stream; charset=utf-8" : "application/json";
        server.then(exchange -> {
            if (recording.status() != 200) {
                exchange.respond(recording.status(), type, bytes);
                return;
            }
            exchange.begin(type);
            exchange.dribble(bytes, random);
            exchange.end();
        });
    }

    private Reply reply(StringBuilder reasoning) throws ModelException, InterruptedException {
        return model.stream(new ModelRequest("test-model", List.of(Message.user("Hello")), Parameters.DEFAULT),
                event -> {
                    if (event instanceof ReplyEvent.Reasoning(var delta)) {
                        reasoning.append(delta);
                    }
                });
    }

    @Test
    void everyRecordedReplyIsReadAsItWasMeant() throws Exception {
        int whole = 0;
        for (Recording recording : Recording.of(this::isOurs)) {
            Expected expected = expected(recording);
            for (int seed = 0; seed < SPLITS; seed++) {
                serve(recording, recording.body(), new Random(seed));
                StringBuilder reasoning = new StringBuilder();
                if (expected == null) {
                    assertThat(catchThrowableOfType(ModelException.class, () -> reply(reasoning)))
                            .as("%s is no whole reply", recording.name()).isNotNull();
                    continue;
                }

                Reply reply = reply(reasoning);

                assertThat(new Expected(reply.text(), reasoning.toString(), reply.usage(), reply.finish()))
                        .as("%s, split %d", recording.name(), seed).isEqualTo(expected);
            }
            whole += expected == null ? 0 : 1;
        }
        assertThat(whole).isGreaterThanOrEqualTo(count());
    }

    @Test
    void noRecordedStreamPassesForWholeWhenItsEndIsMissing() throws Exception {
        for (Recording recording : Recording.of(this::isOurs)) {
            int end = recording.body().indexOf(endMarker());
            if (recording.stream() && end >= 0) {
                serve(recording, recording.body().substring(0, end), new Random(1));

                ModelException failure = catchThrowableOfType(ModelException.class,
                        () -> reply(new StringBuilder()));

                assertThat(failure).as(recording.name()).isNotNull();
                assertThat(failure.kind()).as(recording.name()).isEqualTo(ModelException.Kind.TRUNCATED);
            }
        }
    }
}
