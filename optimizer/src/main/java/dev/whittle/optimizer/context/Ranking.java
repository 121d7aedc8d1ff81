package dev.whittle.optimizer.context;

import dev.whittle.prompt.Chunk;
import java.util.List;

/// Chunks against a question, best first.
///
/// @param question the question; blank if there was none, then all scores are 0 and the order is kept
/// @param scored every chunk once, in order of rank
public record Ranking(String question, List<Scored> scored) {
    public Ranking {
        scored = List.copyOf(scored);
    }

    /// One chunk's score.
    ///
    /// @param position its index in the list that was ranked
    /// @param rank 1 for the best; equal scores rank by position
    /// @param bm25 the BM25 score of title and text (k1 1.2, b 0.75), 0 if no word of the question
    ///     occurs; comparable within one ranking only
    public record Scored(Chunk chunk, int position, int rank, double bm25) {}
}
