package dev.whittle.anthropic;

import dev.whittle.catalog.Usage;
import dev.whittle.wire.Counts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The counts of a message. They come with its start and again, cumulative, with each of its deltas;
/// the last one counts, because the input grows where the model uses the server's own tools.
/// Cached tokens stand beside the input tokens.
final class MessageUsage {
    private long input;
    private long read;
    private long written;
    private long writtenForAnHour;
    private long output;
    private long reasoning;

    void add(JsonNode usage) {
        input = last(usage, "input_tokens", input);
        read = last(usage, "cache_read_input_tokens", read);
        written = last(usage, "cache_creation_input_tokens", written);
        writtenForAnHour = last(usage.path("cache_creation"), "ephemeral_1h_input_tokens", writtenForAnHour);
        output = last(usage, "output_tokens", output);
        reasoning = last(usage.path("output_tokens_details"), "thinking_tokens", reasoning);
    }

    private static long last(JsonNode counts, String name, long before) {
        return counts.path(name).isNumber() ? Counts.of(counts.path(name)) : before;
    }

    /// What was counted so far, or null if nothing was.
    @Nullable
    Usage total() {
        return input + read + written + output == 0
                ? null
                : new Usage(input, read, written, output, Math.min(reasoning, output),
                        Math.min(writtenForAnHour, written));
    }
}
