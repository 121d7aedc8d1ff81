package dev.whittle.catalog;

/// The tokens of one call, normalised so that no token stands in two fields.
///
/// Providers report differently: OpenAI and Gemini count cached tokens inside the input, Anthropic
/// beside it. The provider plugin normalises once into this shape, and nothing adds them again.
///
/// @param input input tokens billed at the full input rate, without the cached and cache-write
///     ones
/// @param cacheRead input tokens served from the provider's prompt cache
/// @param cacheWrite input tokens written to the provider's prompt cache, whatever their lifetime
/// @param output all output tokens, reasoning included
/// @param reasoning the part of `output` spent on reasoning; a subset, never added
/// @param cacheWrite1h the part of `cacheWrite` that lives an hour, which Anthropic bills dearer;
///     a subset, never added
public record Usage(
        long input, long cacheRead, long cacheWrite, long output, long reasoning, long cacheWrite1h) {
    /// @throws IllegalArgumentException if a number is negative or a subset exceeds its whole
    public Usage {
        if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0 || reasoning < 0 || reasoning > output
                || cacheWrite1h < 0 || cacheWrite1h > cacheWrite) {
            throw new IllegalArgumentException(
                    "Not a usage: input %d, cache read %d, cache write %d of which for an hour %d, output %d of which reasoning %d"
                            .formatted(input, cacheRead, cacheWrite, cacheWrite1h, output, reasoning));
        }
    }

    /// A call whose cache writes, if any, are of the provider's usual lifetime.
    public Usage(long input, long cacheRead, long cacheWrite, long output, long reasoning) {
        this(input, cacheRead, cacheWrite, output, reasoning, 0);
    }

    /// A call without caching or reasoning.
    public static Usage of(long input, long output) {
        return new Usage(input, 0, 0, output, 0);
    }

    /// All input tokens of the request, however they are billed; this decides the price tier.
    public long totalInput() {
        return input + cacheRead + cacheWrite;
    }
}
