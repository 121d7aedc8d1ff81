package dev.whittle.optimizer.context;

/// How packed chunks follow each other. Models read the beginning and the end of a long context best
/// ("Lost in the Middle", TACL 2024).
public enum Order {
    /// By rank.
    BEST_FIRST,
    /// The best first, the second best last, the others by rank between them.
    BEST_FIRST_AND_LAST,
    /// As the chunks came.
    ORIGINAL
}
