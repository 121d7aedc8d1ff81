package dev.whittle.gemini;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply.Finish;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Counts;
import dev.whittle.wire.Reading;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the chunks of generated content: a stream of them, one alone, or an array, which is what
/// comes without `alt=sse`. It is complete with a finish reason, or with the reason why the prompt
/// was blocked; there is no other marker.
final class ContentReading implements Reading {
    private final Answer answer;

    ContentReading(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void event(String name, JsonNode chunk) {
        answer.servedModel(chunk.path("modelVersion").asString(""));
        for (JsonNode candidate : chunk.path("candidates")) {
            if (candidate.path("index").asInt(0) == 0) {
                add(candidate);
            }
        }
        answer.usage(usage(chunk.path("usageMetadata")));
        String blocked = chunk.at("/promptFeedback/blockReason").asString("");
        if (!blocked.isEmpty() && !blocked.equals("BLOCK_REASON_UNSPECIFIED")) {
            answer.note("Google's filter stopped the prompt (%s): there is no answer."
                    .formatted(blocked.toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", "")));
            answer.finish(Finish.CONTENT_FILTER);
        }
    }

    private void add(JsonNode candidate) {
        for (JsonNode part : candidate.path("content").path("parts")) {
            String text = part.path("text").asString("");
            if (part.path("thought").asBoolean(false)) {
                answer.reasoning(text);
            } else {
                answer.text(text);
            }
        }
        answer.logprobs(candidate.at("/logprobsResult/chosenCandidates"), "logProbability");
        String reason = candidate.path("finishReason").asString("").strip();
        if (!reason.isEmpty()) {
            answer.finish(switch (reason) {
                case "STOP" -> Finish.STOP;
                case "MAX_TOKENS" -> Finish.LENGTH;
                case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" ->
                    Finish.CONTENT_FILTER;
                default -> Finish.OTHER;
            });
        }
    }

    @Override
    public boolean whole(JsonNode reply) {
        List<JsonNode> chunks = reply.isArray() ? reply.valueStream().toList() : List.of(reply);
        boolean known = chunks.stream().allMatch(chunk -> chunk.has("candidates") || chunk.has("usageMetadata")
                || chunk.has("promptFeedback"));
        chunks.forEach(chunk -> event("message", chunk));
        return known && !chunks.isEmpty();
    }

    /// Cached tokens are part of the prompt's; what the server's own tools read comes beside it, and
    /// thoughts beside the answer.
    private static @Nullable Usage usage(JsonNode usage) {
        long prompt = Counts.of(usage.path("promptTokenCount"));
        long tools = Counts.of(usage.path("toolUsePromptTokenCount"));
        long thoughts = Counts.of(usage.path("thoughtsTokenCount"));
        long output = Counts.of(usage.path("candidatesTokenCount")) + thoughts;
        long cached = Math.min(prompt, Counts.of(usage.path("cachedContentTokenCount")));
        return prompt + tools + output == 0
                ? null
                : new Usage(prompt + tools - cached, cached, 0, output, thoughts);
    }

    // Chunks may follow the finish reason.
    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public boolean complete() {
        return answer.finished();
    }
}
