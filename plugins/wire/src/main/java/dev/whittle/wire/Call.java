package dev.whittle.wire;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One call: sends the request, in the words the model takes, until a reply comes or none will.
final class Call {
    private final Protocol protocol;
    private final Server server;
    private final Transport transport;
    private final Backoff backoff;
    private final Duration idle;
    private final ModelRequest request;
    private final Consumer<Dialect> school;
    private final Consumer<? super ReplyEvent> listener;
    private final SequencedMap<String, JsonNode> wanted;
    private Dialect dialect;
    private int sent;

    /// @param dialect what is known of the model
    /// @param school hears what this call learns of it
    Call(Protocol protocol, Server server, Transport transport, Backoff backoff, Duration idle, ModelRequest request,
            @Nullable JsonNode schema, Dialect dialect, Consumer<Dialect> school,
            Consumer<? super ReplyEvent> listener) {
        this.protocol = protocol;
        this.server = server;
        this.transport = transport;
        this.backoff = backoff;
        this.idle = idle;
        this.request = request;
        this.school = school;
        this.listener = listener;
        this.dialect = dialect;
        wanted = protocol.wanted(request.parameters(), schema);
    }

    Reply run() throws ModelException, InterruptedException {
        for (String parameter : wanted.keySet()) {
            if (!protocol.unasked().contains(parameter) && dialect.name(parameter) == null) {
                note("%s does not take %s: it was left out.".formatted(request.model(), parameter));
            }
        }
        protocol.notes(request).forEach(this::note);
        if (RequestBody.hasHalfCharacters(body())) {
            note("The prompt holds half a character that cannot be sent: it was replaced by \uFFFD.");
        }
        return backoff.run(this::attempt, (wait, failure) -> listener
                .accept(new ReplyEvent.Retrying(sent, wait, failure.reason())));
    }

    private String body() {
        ObjectNode body = protocol.body(request);
        wanted.forEach((parameter, value) -> {
            String name = dialect.name(parameter);
            if (name != null) {
                RequestBody.put(body, name, value);
            }
        });
        return RequestBody.json(body);
    }

    private Reply attempt() throws RequestFailed, ModelException, InterruptedException {
        while (true) {
            byte[] body = RequestBody.encoded(body());
            sent++;
            long sentAt = System.nanoTime();
            try (RawReply reply = transport.post(server.url(protocol.endpoint(request.model())), body)) {
                if (reply.status() / 100 == 2) {
                    return received(reply, sentAt);
                }
                ServerError error = ServerError.read(reply);
                if (!learns(error)) {
                    throw Refusal.failed(error, server, request.model(), reply.headers(), backoff);
                }
            }
        }
    }

    private Reply received(RawReply raw, long sentAt) throws ModelException, InterruptedException {
        Answer answer = new Answer(server, request.model(), listener);
        new ReplyReader(server, idle, answer, protocol.reading(answer)).read(raw);
        Reply reply = answer.reply(sentAt, System.nanoTime(), sent);
        raw.finish();
        if (request.parameters().logprobs() && reply.confidence() == null && !reply.text().isEmpty()
                && dialect.name(RequestBody.LOGPROBS) != null) {
            note("%s was asked for logprobs and sent none.".formatted(request.model()));
        }
        return reply;
    }

    private boolean learns(ServerError error) {
        Dialect.Lesson lesson = dialect.lesson(error, wanted.keySet());
        if (lesson == null) {
            return false;
        }
        dialect = lesson.dialect();
        school.accept(dialect);
        note("%s does not take %s: %s.".formatted(request.model(), lesson.refused(),
                lesson.instead() == null ? "it was left out" : lesson.instead() + " was sent instead"));
        return true;
    }

    private void note(String text) {
        listener.accept(new ReplyEvent.Note(text));
    }
}
