package dev.whittle.wire;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of one server that speaks a [Protocol]. What a model taught about its parameters is
/// kept, so that a run of a thousand calls is refused once and not a thousand times.
public final class WireClient implements LanguageModel {
    private final Protocol protocol;
    private final Server server;
    private final Timeouts timeouts;
    private final Backoff backoff;
    private final Transport transport;
    private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();

    /// A client that sends nothing yet. An address or a key that cannot be used is reported by the
    /// first request.
    public WireClient(Protocol protocol, Connection connection, Backoff backoff) {
        this.protocol = protocol;
        this.server = new Server(connection, protocol);
        this.timeouts = connection.timeouts();
        this.backoff = backoff;
        transport = new Transport(server, timeouts, Gate.of(connection));
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        server.check();
        Dialect dialect = dialects.computeIfAbsent(request.model(), _ -> protocol.dialect(server.host()));
        return new Call(protocol, server, transport, backoff, timeouts.idle(), request, schema(request), dialect,
                learned -> dialects.put(request.model(), learned), listener).run();
    }

    private static @Nullable JsonNode schema(ModelRequest request) throws ModelException {
        String text = request.parameters().schema();
        if (text == null) {
            return null;
        }
        try {
            JsonNode schema = JsonMapper.shared().readTree(text);
            if (schema.isObject()) {
                return schema;
            }
        } catch (JacksonException _) {
            // said below, without Jackson's view of it
        }
        throw new ModelException(Kind.REFUSED,
                "The schema for the answer is no JSON object: correct it, or leave it out.");
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        server.check();
        return backoff.run(() -> {
            try (RawReply reply = transport.get(server.url(protocol.modelsEndpoint()))) {
                if (reply.status() / 100 != 2) {
                    throw Refusal.failed(ServerError.read(reply), server, "", reply.headers(), backoff);
                }
                return ModelList.read(reply, server, protocol);
            }
        }, (_, _) -> {});
    }

    @Override
    public long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        Protocol.Question question = protocol.counting(request);
        if (question == null) {
            throw new ModelException(Kind.REFUSED,
                    "%s counts no tokens on request: use Whittle's own count.".formatted(server.name()));
        }
        server.check();
        byte[] body = RequestBody.encoded(RequestBody.json(question.body()));
        return backoff.run(() -> {
            try (RawReply reply = transport.post(server.url(question.endpoint()), body)) {
                if (reply.status() / 100 != 2) {
                    throw Refusal.failed(ServerError.read(reply), server, request.model(), reply.headers(), backoff);
                }
                byte[] answer = WholeAnswer.read(reply, server, "its count");
                JsonNode count = WholeAnswer.parsed(answer).path(question.field());
                if (!count.canConvertToLong() || !count.isIntegralNumber() || count.asLong() < 0) {
                    throw WholeAnswer.strange(answer, server, "count of tokens");
                }
                return count.asLong();
            }
        }, (_, _) -> {});
    }

    @Override
    public void close() {
        transport.close();
    }
}
