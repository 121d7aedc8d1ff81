package dev.whittle.wire;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one reply, streamed or whole, and decides whether it is one: only if the vendor's own end
/// marker came, which its [Reading] knows (reference/providers.md 1.2, 1.4).
final class ReplyReader {
    private final Server server;
    private final Duration idle;
    private final Answer answer;
    private final Reading reading;

    /// @param idle the longest silence that is allowed, for the sentence when it was longer
    ReplyReader(Server server, Duration idle, Answer answer, Reading reading) {
        this.server = server;
        this.idle = idle;
        this.answer = answer;
        this.reading = reading;
    }

    /// Reads to the reply's end.
    ///
    /// @throws ModelException if there is no whole reply; it holds what came
    void read(RawReply reply) throws ModelException, InterruptedException {
        try {
            switch (reply.peek()) {
                case '{', '[' -> readWhole(reply);
                case '<' -> throw pageInstead(reply);
                default -> readStream(new EventReader(reply));
            }
        } catch (RawReply.Unacceptable e) {
            throw problem(Kind.MALFORMED, "%s sent %s: check what runs there.", e, e.getMessage());
        } catch (BodyStream.Silence e) {
            if (!reading.complete()) {
                throw silence(e);
            }
        } catch (InterruptedIOException _) {
            throw new InterruptedException();
        } catch (IOException e) {
            if (!reading.complete()) {
                throw problem(Kind.TRUNCATED, "The connection to %s broke in the middle of the reply: run it again.",
                        e);
            }
        }
    }

    private void readStream(EventReader events) throws IOException, ModelException {
        EventReader.Event event = events.next();
        boolean any = event != null;
        while (event != null && !reading.ended()) {
            take(event);
            event = reading.ended() ? null : events.next();
        }
        if (!any && !events.stranger().isEmpty()) {
            throw strange(events.stranger());
        }
        if (!reading.complete()) {
            throw truncated();
        }
    }

    private void take(EventReader.Event event) throws ModelException {
        String data = event.data().strip();
        if (data.equals("[DONE]")) {
            reading.done();
        } else if (event.name().equals("error")) {
            throw answer.failed(ServerError.of(0, data.getBytes(StandardCharsets.UTF_8)));
        } else if (!data.isEmpty()) {
            JsonNode chunk = parsed(data);
            if (chunk == null || !chunk.isContainer()) {
                throw event.whole() ? strange(data) : truncated();
            }
            answer.check(chunk);
            reading.event(event.name(), chunk);
        }
    }

    private void readWhole(RawReply reply) throws IOException, ModelException {
        String body = new String(reply.rest(), StandardCharsets.UTF_8);
        JsonNode whole;
        try {
            whole = JsonMapper.shared().readTree(body);
        } catch (UnexpectedEndOfInputException _) {
            throw truncated();
        } catch (JacksonException _) {
            throw strange(body);
        }
        answer.check(whole);
        if (!reading.whole(whole)) {
            throw strange(body);
        }
        if (!reading.complete()) {
            throw truncated();
        }
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException _) {
            return null; // its message may quote the server, which may quote the key
        }
    }

    private ModelException truncated() {
        return problem(Kind.TRUNCATED, reading.unfinished(), null);
    }

    private ModelException silence(BodyStream.Silence silence) {
        return silence.fromTheStart()
                ? problem(Kind.TIMEOUT,
                        "%s began to answer and sent nothing: try again, or allow more time for the first token.",
                        silence)
                : problem(Kind.TIMEOUT,
                        "%s fell silent for %s in the middle of the reply: run it again, or allow longer pauses.",
                        silence,
                        NetworkProblem.seconds(idle));
    }

    private ModelException pageInstead(RawReply reply) throws InterruptedException {
        ServerError page = ServerError.read(reply);
        return problem(Kind.MALFORMED,
                "%s answered with a web page (\"%s\"): check the base URL, it often ends in /v1.",
                null, server.excerpt(page.message()));
    }

    private ModelException strange(String what) {
        return problem(Kind.MALFORMED, "%s sent something that is no reply (\"%s\"): check the base URL.", null,
                server.excerpt(what));
    }

    private ModelException problem(Kind kind, String sentence, @Nullable Throwable cause, @Nullable Object... rest) {
        @Nullable
        Object[] all = new @Nullable Object[rest.length + 1];
        all[0] = server.name();
        System.arraycopy(rest, 0, all, 1, rest.length);
        return new ModelException(kind, sentence.formatted(all), answer.text(), cause);
    }
}
