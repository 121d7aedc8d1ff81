package dev.whittle.optimizer.context;

/// How documents are cut into chunks.
///
/// @param cut where cuts fall
/// @param tokens most tokens of a chunk (the upper end, if the tokenizer estimates), at least [#LEAST]
/// @param overlap most tokens of a chunk's end that the next one repeats, less than half of `tokens`; headings and whole
///     tables or code are never overlapped
public record Chunking(Cut cut, int tokens, int overlap) {
    /// No sentence fits less.
    public static final int LEAST = 8;
    /// By heading, at most 256 tokens, no overlap.
    public static final Chunking DEFAULT = new Chunking(Cut.HEADING, 256, 0);

    /// Where cuts fall. Headings always part chunks; tables and fenced code stay whole when they fit.
    public enum Cut {
        /// At headings; below one, as many paragraphs together as fit.
        HEADING,
        /// Each paragraph, table or list is a chunk of its own.
        PARAGRAPH,
        /// As many whole sentences together as fit, paragraphs no matter.
        SENTENCE,
        /// As many words together as fit, sentences no matter.
        TOKENS
    }

    /// @throws IllegalArgumentException if a number is out of range; the message is one sentence for the person
    public Chunking {
        if (tokens < LEAST) {
            throw new IllegalArgumentException(
                    "Chunks of %d tokens are too small: give %d or more.".formatted(tokens, LEAST));
        }
        if (overlap < 0 || 2 * (long) overlap >= tokens) {
            throw new IllegalArgumentException(
                    "An overlap of %d tokens does not go with chunks of %d: give 0 or more and less than half of that."
                            .formatted(overlap, tokens));
        }
    }
}
