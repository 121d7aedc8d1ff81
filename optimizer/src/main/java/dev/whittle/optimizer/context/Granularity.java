package dev.whittle.optimizer.context;

import dev.whittle.tokenizer.Tokenizer;

/// What is kept or dropped as a whole.
public enum Granularity {
    /// Whole chunks: the set with the highest worth, not a prefix of the ranking. Chunks that have nothing to do
    /// with the question are dropped. Without a question, chunks are kept in the order they came for as long as they
    /// fit.
    CHUNK,
    /// Sentences, list items, rows of tables with their table's head, code as a whole: those with the highest worth
    /// a token first, where the first one of a chunk pays for the chunk's title. Keeps more answers under a tight
    /// budget. A title is left out where the kept text names it, a sentence where it was said before.
    SENTENCE;

    /// Packs a ranking into a budget. Copies and near copies are folded into the better ranked one. The packed text
    /// is counted as a whole and never exceeds the budget; for an estimating tokenizer the upper end of the estimate
    /// counts.
    ///
    /// @param budgetTokens tokens the packed text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public Packing pack(Ranking ranking, Tokenizer tokenizer, long budgetTokens, Order order)
            throws InterruptedException {
        return pack(Candidates.of(ranking, tokenizer), budgetTokens, order);
    }

    /// Packs a ranking that was made ready into a budget.
    ///
    /// @param budgetTokens tokens the packed text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public Packing pack(Candidates candidates, long budgetTokens, Order order) throws InterruptedException {
        long budget = checked(budgetTokens);
        return switch (this) {
            case CHUNK -> Packer.pack(candidates, budget, order);
            case SENTENCE -> Extractor.extract(candidates, budget, order);
        };
    }

    static long checked(long budgetTokens) {
        if (budgetTokens < 0) {
            throw new IllegalArgumentException(
                    "A budget of %d tokens is not possible: give 0 or more.".formatted(budgetTokens));
        }
        return budgetTokens;
    }
}
