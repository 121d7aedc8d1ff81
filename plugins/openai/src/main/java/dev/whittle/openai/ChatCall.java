package dev.whittle.openai;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One call: sends the request, in the words the model takes, until a reply comes or none will.
final class ChatCall {
    private final Server server;
    private final Transport transport;
    private final Backoff backoff;
    private final Duration idle;
    private final Map<String, Dialect> dialects;
    private final ModelRequest request;
    private final Consumer<? super ReplyEvent> listener;
    private final Set<String> wanted;
    private Dialect dialect;
    private int sent;

    /// @param dialects what is known of each model; what this call learns is added
    ChatCall(Server server, Transport transport, Backoff backoff, Duration idle, Map<String, Dialect> dialects,
            ModelRequest request, Consumer<? super ReplyEvent> listener) {
        this.server = server;
        this.transport = transport;
        this.backoff = backoff;
        this.idle = idle;
        this.dialects = dialects;
        this.request = request;
        this.listener = listener;
        wanted = ChatRequest.wanted(request.parameters()).keySet();
        dialect = dialects.computeIfAbsent(request.model(), _ -> Dialect.of(server.host()));
    }

    Reply run() throws ModelException, InterruptedException {
        for (String parameter : wanted) {
            if (!parameter.equals("stream_options") && dialect.name(parameter) == null) {
                note("%s does not take %s: it was left out.".formatted(request.model(), parameter));
            }
        }
        if (ChatRequest.hasHalfCharacters(ChatRequest.write(request, dialect))) {
            note("The prompt holds half a character that cannot be sent: it was replaced by \uFFFD.");
        }
        return backoff.run(this::attempt, (wait, failure) -> listener
                .accept(new ReplyEvent.Retrying(sent, wait, failure.reason())));
    }

    private Reply attempt() throws RequestFailed, ModelException, InterruptedException {
        while (true) {
            byte[] body = ChatRequest.encoded(ChatRequest.write(request, dialect));
            sent++;
            long sentAt = System.nanoTime();
            try (RawReply reply = transport.post(server.chat(), body)) {
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
        new ReplyReader(server, idle, answer).read(raw);
        Reply reply = answer.reply(sentAt, System.nanoTime(), sent);
        raw.finish();
        return reply;
    }

    private boolean learns(ServerError error) {
        Dialect.Lesson lesson = dialect.lesson(error, wanted);
        if (lesson == null) {
            return false;
        }
        dialect = lesson.dialect();
        dialects.put(request.model(), dialect);
        note("%s does not take %s: %s.".formatted(request.model(), lesson.refused(),
                lesson.instead() == null ? "it was left out" : lesson.instead() + " was sent instead"));
        return true;
    }

    private void note(String text) {
        listener.accept(new ReplyEvent.Note(text));
    }
}
