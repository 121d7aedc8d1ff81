package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.Reply.Finish;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Reading;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads the chunks of a Chat Completions reply. One that came whole is one chunk with a `message`
/// for its `delta`.
///
/// A stream is complete only if the choice got a finish reason **and** the end was marked: by
/// `[DONE]`, or by a usage count that came with the finish reason or after it. So a server that
/// never sends `[DONE]` is fine if it sends its usage (ik_llama.cpp, older
/// text-generation-webui); one that closes after the finish reason with neither is not believed,
/// because nothing distinguishes it from a broken connection; and `[DONE]` without a finish
/// reason is what proxies send when the model behind them broke off.
final class ChatReading implements Reading {
    private final Answer answer;
    private boolean done;
    private boolean usageAtTheEnd;

    ChatReading(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void event(String name, JsonNode chunk) throws ModelException {
        answer.servedModel(chunk.path("model").asString(""));
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                addChoice(choice);
            }
        }
        Usage counted = ChatUsage.in(chunk);
        answer.usage(counted);
        usageAtTheEnd |= counted != null && answer.finished();
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public boolean whole(JsonNode reply) throws ModelException {
        event("message", reply);
        done = true;
        return reply.path("choices").isArray() && !reply.path("choices").isEmpty();
    }

    @Override
    public boolean ended() {
        return done;
    }

    @Override
    public boolean complete() {
        return answer.finished() && (done || usageAtTheEnd);
    }

    @Override
    public String unfinished() {
        if (answer.finished()) {
            return "%s closed the reply without [DONE] and without a token count, so it may not be whole: run it again.";
        }
        return done
                ? "%s ended the reply without saying that the model had finished: run it again."
                : Reading.super.unfinished();
    }

    private void addChoice(JsonNode choice) throws ModelException {
        answer.check(choice);
        JsonNode delta = choice.path(choice.has("delta") ? "delta" : "message");
        // vLLM sends the same reasoning under both names for the sake of old clients.
        JsonNode reasoning = delta.path("reasoning_content");
        answer.reasoning((reasoning.isString() ? reasoning : delta.path("reasoning")).asString(""));
        addContent(delta.path("content"));
        answer.logprobs(choice.at("/logprobs/content"), "logprob");
        answer.text(delta.path("refusal").asString(""));
        String reason = choice.path("finish_reason").asString("").strip();
        if (!reason.isEmpty()) {
            answer.finish(finish(reason));
        }
    }

    private void addContent(JsonNode content) {
        if (!content.isArray()) {
            answer.text(content.asString(""));
            return;
        }
        for (JsonNode part : content) { // Mistral: text parts, and thinking parts that hold text parts
            switch (part.path("type").asString("text")) {
                case "text" -> answer.text(part.path("text").asString(""));
                case "refusal" -> answer.text(part.path("refusal").asString(""));
                case "thinking", "reasoning" -> {
                    JsonNode thinking = part.path("thinking");
                    answer.reasoning(thinking.asString(""));
                    thinking.forEach(thought -> answer.reasoning(thought.path("text").asString("")));
                }
                default -> {
                } // references, images: no text
            }
        }
    }

    private Finish finish(String reason) throws ModelException {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop", "eos", "eos_token", "stop_sequence", "end_turn", "complete" -> Finish.STOP;
            case "length", "max_tokens", "model_length" -> Finish.LENGTH;
            case "content_filter", "safety" -> Finish.CONTENT_FILTER;
            case "tool_calls", "function_call" -> Finish.TOOL_CALL;
            // OpenRouter and Mistral; DeepSeek; vLLM: the server says itself that it did not finish.
            case "error", "insufficient_system_resource", "abort", "aborted", "cancelled" ->
                throw answer.brokenOff(reason);
            default -> Finish.OTHER;
        };
    }
}
