package dev.whittle.openai;

import dev.whittle.catalog.Usage;
import dev.whittle.wire.Counts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the `usage` of a reply into the one shape where no token stands twice.
final class ChatUsage {
    private ChatUsage() {}

    /// The usage a chunk or a whole reply carries, or null if it carries none that counts
    /// anything.
    static @Nullable Usage in(JsonNode chunk) {
        JsonNode usage = chunk.path("usage").isObject() ? chunk.path("usage") : chunk.path("x_groq").path("usage");
        long prompt = Counts.of(usage.path("prompt_tokens"));
        long completion = Counts.of(usage.path("completion_tokens"));
        return prompt + completion == 0 ? null : normalised(usage, prompt, completion);
    }

    private static Usage normalised(JsonNode usage, long prompt, long completion) {
        JsonNode details = usage.path("prompt_tokens_details");
        long cacheRead = firstOf(details.path("cached_tokens"), usage.path("prompt_cache_hit_tokens"),
                usage.path("num_cached_tokens"), usage.path("cache_read_input_tokens"));
        long cacheWrite = firstOf(details.path("cache_write_tokens"), details.path("cache_creation_tokens"),
                usage.path("cache_creation_input_tokens"));
        // Cached tokens are part of the prompt's; only a proxy that hands on Anthropic's own counts has more of them.
        boolean beside = cacheRead + cacheWrite > prompt;
        long allInput = beside ? prompt + cacheRead + cacheWrite : prompt;
        // xAI and Gemini leave reasoning out of completion_tokens and bill it; only their total shows it.
        long output = Math.max(completion, Counts.of(usage.path("total_tokens")) - allInput);
        long reasoning = Math.min(output, Counts.of(usage.path("completion_tokens_details").path("reasoning_tokens")));
        return new Usage(allInput - cacheRead - cacheWrite, cacheRead, cacheWrite, output, reasoning);
    }

    private static long firstOf(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (Counts.of(candidate) > 0) {
                return Counts.of(candidate);
            }
        }
        return 0;
    }
}
