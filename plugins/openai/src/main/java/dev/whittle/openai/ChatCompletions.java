package dev.whittle.openai;

import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A client of one server. What a model taught about its parameters is kept, so that a run of a
/// thousand calls is refused once and not a thousand times.
final class ChatCompletions implements LanguageModel {
    private final Server server;
    private final Timeouts timeouts;
    private final Backoff backoff;
    private final Transport transport;
    private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();

    ChatCompletions(Server server, Timeouts timeouts, Backoff backoff) {
        this.server = server;
        this.timeouts = timeouts;
        this.backoff = backoff;
        transport = new Transport(server, timeouts);
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        server.check();
        return new ChatCall(server, transport, backoff, timeouts.idle(), dialects, request, listener).run();
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        server.check();
        return backoff.run(() -> {
            try (RawReply reply = transport.get(server.models())) {
                if (reply.status() / 100 != 2) {
                    throw Refusal.failed(ServerError.read(reply), server, "", reply.headers(), backoff);
                }
                return ModelList.read(reply, server);
            }
        }, (_, _) -> {});
    }

    @Override
    public void close() {
        transport.close();
    }
}
