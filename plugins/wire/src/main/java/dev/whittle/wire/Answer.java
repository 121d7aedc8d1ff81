package dev.whittle.wire;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the events of a reply add up to. Tells the listener what is new as it comes.
public final class Answer {
    private final Server server;
    private final String model;
    private final Consumer<? super ReplyEvent> listener;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Finish finish;
    private @Nullable Usage usage;
    private @Nullable String servedModel;
    private long firstTokenAt;
    private long logprobs;
    private double sumOfLogprobs;

    Answer(Server server, String model, Consumer<? super ReplyEvent> listener) {
        this.server = server;
        this.model = model;
        this.listener = listener;
    }

    /// More text of the answer; nothing happens if it is empty.
    public void text(String delta) {
        if (!delta.isEmpty()) {
            markFirstToken();
            text.append(delta);
            listener.accept(new ReplyEvent.Text(delta));
        }
    }

    /// More of the model's reasoning; nothing happens if it is empty.
    public void reasoning(String delta) {
        if (!delta.isEmpty()) {
            markFirstToken();
            listener.accept(new ReplyEvent.Reasoning(delta));
        }
    }

    private void markFirstToken() {
        firstTokenAt = firstTokenAt == 0 ? System.nanoTime() : firstTokenAt;
    }

    /// Something the person should know, one sentence.
    public void note(String sentence) {
        listener.accept(new ReplyEvent.Note(sentence));
    }

    /// The log probabilities of further tokens of the answer.
    ///
    /// @param tokens an array of objects; anything else is passed over
    /// @param field what holds the natural logarithm in each
    public void logprobs(JsonNode tokens, String field) {
        for (JsonNode token : tokens) {
            double logprob = token.path(field).asDouble(Double.NaN);
            // -9999 is OpenAI's word for "too unlikely to say".
            if (logprob <= 0 && logprob > -9_999) {
                logprobs++;
                sumOfLogprobs += logprob;
            }
        }
    }

    /// Why the model stopped; the last one counts.
    public void finish(Finish why) {
        finish = why;
    }

    public boolean finished() {
        return finish != null;
    }

    /// The provider's count so far; the last one counts, and null changes nothing.
    public void usage(@Nullable Usage counted) {
        usage = counted == null ? usage : counted;
    }

    /// The model the provider says it used; a blank name changes nothing.
    public void servedModel(String name) {
        servedModel = name.isBlank() ? servedModel : name;
    }

    /// The server says itself that it did not finish.
    ///
    /// @param reason in its own word
    public ModelException brokenOff(String reason) {
        return new ModelException(Kind.SERVER_ERROR, "%s broke the reply off (finish reason \"%s\"): run it again."
                .formatted(server.name(), server.excerpt(reason)), text.toString(), null);
    }

    /// Takes nothing, but refuses a part of a reply that carries an error.
    public void check(JsonNode part) throws ModelException {
        if (ServerError.isIn(part)) {
            throw failed(part);
        }
    }

    /// The error a server reports inside a reply that began well.
    ///
    /// @param body what holds it, as the body of an error response would
    public ModelException failed(JsonNode body) {
        return failed(ServerError.of(0, body));
    }

    ModelException failed(ServerError error) {
        return Refusal.problem(error, server, model, text.toString(), null);
    }

    /// The text so far.
    String text() {
        return text.toString();
    }

    /// The reply, once it is complete.
    ///
    /// @param sentAt when the request was sent, on the clock of `System.nanoTime`
    /// @param endAt when the reply ended, on the same clock
    Reply reply(long sentAt, long endAt, int attempts) {
        if (finish == null) {
            throw new IllegalStateException("The reply is not complete");
        }
        Duration total = Duration.ofNanos(endAt - sentAt);
        Duration first = firstTokenAt == 0 ? total : Duration.ofNanos(firstTokenAt - sentAt);
        Confidence confidence = logprobs == 0 ? null : new Confidence(logprobs, sumOfLogprobs / logprobs);
        return new Reply(text.toString(), finish, usage, servedModel, first, total, attempts, Reply.Origin.PROVIDER,
                confidence);
    }
}
