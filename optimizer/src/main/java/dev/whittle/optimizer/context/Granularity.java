package dev.whittle.optimizer.context;

import dev.whittle.tokenizer.Tokenizer;

/// What is kept or dropped as a whole.
public enum Granularity {
    /// Whole chunks, by [Packer#pack].
    CHUNK,
    /// Sentences, list items and lines of tables, by [Extractor#extract]: keeps more answers under a tight
    /// budget.
    SENTENCE;

    /// Packs a ranking into a budget.
    ///
    /// @param budgetTokens tokens the packed text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public Packing pack(Ranking ranking, Tokenizer tokenizer, long budgetTokens, Order order)
            throws InterruptedException {
        return switch (this) {
            case CHUNK -> Packer.pack(ranking, tokenizer, budgetTokens, order);
            case SENTENCE -> Extractor.extract(ranking, tokenizer, budgetTokens, order);
        };
    }
}
