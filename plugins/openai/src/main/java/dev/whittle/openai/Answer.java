package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the chunks of a reply add up to. A reply that came whole is one chunk with a `message`
/// for its `delta`.
final class Answer {
    private final Server server;
    private final String model;
    private final Consumer<? super ReplyEvent> listener;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Finish finish;
    private @Nullable Usage usage;
    private @Nullable String servedModel;
    private boolean usageAtTheEnd;
    private long firstTokenAt;

    Answer(Server server, String model, Consumer<? super ReplyEvent> listener) {
        this.server = server;
        this.model = model;
        this.listener = listener;
    }

    /// Takes one chunk and tells the listener what is new in it.
    ///
    /// @throws ModelException if it says that the server failed
    void add(JsonNode chunk) throws ModelException {
        if (ServerError.isIn(chunk)) {
            throw failed(ServerError.of(0, chunk));
        }
        String served = chunk.path("model").asString("");
        servedModel = served.isBlank() ? servedModel : served;
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                addChoice(choice);
            }
        }
        Usage counted = ChatUsage.in(chunk);
        if (counted != null) {
            usage = counted;
            usageAtTheEnd = usageAtTheEnd || finish != null;
        }
    }

    private void addChoice(JsonNode choice) throws ModelException {
        if (ServerError.isIn(choice)) {
            throw failed(ServerError.of(0, choice));
        }
        JsonNode delta = choice.path(choice.has("delta") ? "delta" : "message");
        // vLLM sends the same reasoning under both names for the sake of old clients.
        JsonNode reasoning = delta.path("reasoning_content");
        addReasoning((reasoning.isString() ? reasoning : delta.path("reasoning")).asString(""));
        addContent(delta.path("content"));
        addText(delta.path("refusal").asString(""));
        String reason = choice.path("finish_reason").asString("").strip();
        if (!reason.isEmpty()) {
            finish = finish(reason);
        }
    }

    private void addContent(JsonNode content) {
        if (!content.isArray()) {
            addText(content.asString(""));
            return;
        }
        for (JsonNode part : content) { // Mistral: text parts, and thinking parts that hold text parts
            switch (part.path("type").asString("text")) {
                case "text" -> addText(part.path("text").asString(""));
                case "refusal" -> addText(part.path("refusal").asString(""));
                case "thinking", "reasoning" -> {
                    JsonNode thinking = part.path("thinking");
                    addReasoning(thinking.asString(""));
                    thinking.forEach(thought -> addReasoning(thought.path("text").asString("")));
                }
                default -> {
                } // references, images: no text
            }
        }
    }

    private void addText(String delta) {
        if (!delta.isEmpty()) {
            markFirstToken();
            text.append(delta);
            listener.accept(new ReplyEvent.Text(delta));
        }
    }

    private void addReasoning(String delta) {
        if (!delta.isEmpty()) {
            markFirstToken();
            listener.accept(new ReplyEvent.Reasoning(delta));
        }
    }

    private void markFirstToken() {
        firstTokenAt = firstTokenAt == 0 ? System.nanoTime() : firstTokenAt;
    }

    private Finish finish(String reason) throws ModelException {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop", "eos", "eos_token", "stop_sequence", "end_turn", "complete" -> Finish.STOP;
            case "length", "max_tokens", "model_length" -> Finish.LENGTH;
            case "content_filter", "safety" -> Finish.CONTENT_FILTER;
            case "tool_calls", "function_call" -> Finish.TOOL_CALL;
            // OpenRouter and Mistral; DeepSeek; vLLM: the server says itself that it did not finish.
            case "error", "insufficient_system_resource", "abort", "aborted", "cancelled" ->
                throw new ModelException(Kind.SERVER_ERROR,
                        "%s broke the reply off (finish reason \"%s\"): run it again."
                                .formatted(server.name(), server.excerpt(reason)),
                        text.toString(), null);
            default -> Finish.OTHER;
        };
    }

    /// The error a server reports inside a reply that began well.
    ModelException failed(ServerError error) {
        return Refusal.problem(error, server, model, text.toString(), null);
    }

    /// The text so far.
    String text() {
        return text.toString();
    }

    boolean finished() {
        return finish != null;
    }

    /// Whether a count of the tokens came with the finish reason or after it, where servers send
    /// it last.
    boolean countedAtTheEnd() {
        return usageAtTheEnd;
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
        return new Reply(text.toString(), finish, usage, servedModel, first, total, attempts);
    }
}
