package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.Reply.Finish;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Counts;
import dev.whittle.wire.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the events of a Responses reply. It is complete with `response.completed` or
/// `response.incomplete`; one that is queued or in progress is not.
final class ResponsesReading implements Reading {
    private final Answer answer;
    private long lastNumber = -1;
    private boolean ended;

    ResponsesReading(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void event(String name, JsonNode event) throws ModelException {
        if (event.has("sequence_number")) {
            long number = event.path("sequence_number").asLong(0);
            if (number <= lastNumber) {
                return; // sent twice
            }
            lastNumber = number;
        }
        switch (event.path("type").asString(name)) {
            case "response.output_text.delta", "response.refusal.delta" -> {
                answer.text(event.path("delta").asString(""));
                answer.logprobs(event.path("logprobs"), "logprob");
            }
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> answer
                    .reasoning(event.path("delta").asString(""));
            case "response.created", "response.completed", "response.incomplete", "response.failed",
                    "response.cancelled" ->
                state(event.path("response"));
            case "error" -> throw answer.failed(event);
            default -> {
            } // items and parts that begin and end, calls of tools, progress: no text
        }
    }

    private void state(JsonNode response) throws ModelException {
        answer.servedModel(response.path("model").asString(""));
        answer.usage(usage(response.path("usage")));
        switch (response.path("status").asString("")) {
            case "completed" -> end(Finish.STOP);
            case "incomplete" -> end(switch (response.at("/incomplete_details/reason").asString("")) {
                case "max_output_tokens" -> Finish.LENGTH;
                case "content_filter" -> Finish.CONTENT_FILTER;
                default -> Finish.OTHER;
            });
            case "failed" -> throw response.path("error").isObject()
                    ? answer.failed(response)
                    : answer.brokenOff("failed");
            case "cancelled" -> throw answer.brokenOff("cancelled");
            default -> {
            } // queued or in progress
        }
    }

    private void end(Finish why) {
        answer.finish(why);
        ended = true;
    }

    @Override
    public boolean whole(JsonNode reply) throws ModelException {
        if (!reply.path("output").isArray()) {
            return false;
        }
        for (JsonNode item : reply.path("output")) {
            item.path("summary").forEach(part -> answer.reasoning(part.path("text").asString("")));
            for (JsonNode part : item.path("content")) {
                switch (part.path("type").asString("")) {
                    case "output_text" -> {
                        answer.text(part.path("text").asString(""));
                        answer.logprobs(part.path("logprobs"), "logprob");
                    }
                    case "refusal" -> answer.text(part.path("refusal").asString(""));
                    case "reasoning_text" -> answer.reasoning(part.path("text").asString(""));
                    default -> {
                    }
                }
            }
        }
        state(reply);
        return true;
    }

    /// Cached and reasoning tokens are parts of the input and the output.
    private static @Nullable Usage usage(JsonNode usage) {
        long input = Counts.of(usage.path("input_tokens"));
        long output = Counts.of(usage.path("output_tokens"));
        if (input + output == 0) {
            return null;
        }
        JsonNode details = usage.path("input_tokens_details");
        long read = Math.min(input, Counts.of(details.path("cached_tokens")));
        long written = Math.min(input - read, Counts.of(details.path("cache_write_tokens")));
        long reasoning = Math.min(output, Counts.of(usage.at("/output_tokens_details/reasoning_tokens")));
        return new Usage(input - read - written, read, written, output, reasoning);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean complete() {
        return ended;
    }
}
