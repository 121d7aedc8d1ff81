package dev.whittle.anthropic;

import dev.whittle.model.ModelException;
import dev.whittle.model.Reply.Finish;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Reading;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads the events of a message. It is complete with `message_stop`, if a stop reason came before.
final class MessageReading implements Reading {
    private final Answer answer;
    private final MessageUsage usage = new MessageUsage();
    private boolean stopped;

    MessageReading(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void event(String name, JsonNode event) throws ModelException {
        switch (event.path("type").asString(name)) {
            case "message_start" -> {
                answer.servedModel(event.at("/message/model").asString(""));
                count(event.path("message"));
            }
            // A block may begin with text, as those of compatible servers do.
            case "content_block_start" -> block(event.path("content_block"));
            case "content_block_delta" -> block(event.path("delta"));
            case "message_delta" -> {
                stopped(event.path("delta"));
                count(event);
            }
            case "message_stop" -> stopped = true;
            default -> {
            } // pings, ends of blocks, and whatever is added: "code should handle unknown event types gracefully"
        }
    }

    private void block(JsonNode block) {
        switch (block.path("type").asString("")) {
            case "text", "text_delta" -> answer.text(block.path("text").asString(""));
            case "thinking", "thinking_delta" -> answer.reasoning(block.path("thinking").asString(""));
            default -> {
            } // tools and what they found, signatures, citations: no text
        }
    }

    private void count(JsonNode holder) {
        usage.add(holder.path("usage"));
        answer.usage(usage.total());
    }

    private void stopped(JsonNode holder) {
        String reason = holder.path("stop_reason").asString("").toLowerCase(Locale.ROOT);
        if (!reason.isEmpty()) {
            answer.finish(switch (reason) {
                case "end_turn", "stop_sequence" -> Finish.STOP;
                case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
                case "tool_use" -> Finish.TOOL_CALL;
                case "refusal" -> Finish.CONTENT_FILTER;
                default -> Finish.OTHER;
            });
        }
    }

    @Override
    public boolean whole(JsonNode reply) {
        if (!reply.path("content").isArray() || !reply.path("type").asString("").equals("message")) {
            return false;
        }
        answer.servedModel(reply.path("model").asString(""));
        reply.path("content").forEach(this::block);
        stopped(reply);
        count(reply);
        stopped = true;
        return true;
    }

    @Override
    public boolean ended() {
        return stopped;
    }

    @Override
    public boolean complete() {
        return stopped && answer.finished();
    }

    @Override
    public String unfinished() {
        return stopped
                ? "%s ended the reply without saying why the model stopped: run it again."
                : Reading.super.unfinished();
    }
}
