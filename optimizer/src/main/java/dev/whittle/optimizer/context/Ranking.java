package dev.whittle.optimizer.context;

import dev.whittle.prompt.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chunks against a question, best first.
///
/// @param question the question; blank if there was none, then all scores are 0 and the order is kept
/// @param scored every chunk once, in order of rank
/// @param asked whether the question could be looked for at all: it is not blank, and there is an embedder or one of
///     its words occurs; if not, all scores are 0 and the order is kept
/// @param note one sentence for the person if ranking is by words alone although an embedder was given, else empty
public record Ranking(String question, List<Scored> scored, boolean asked, String note) {
    public Ranking {
        scored = List.copyOf(scored);
    }

    /// One chunk's score.
    ///
    /// @param position its index in the list that was ranked
    /// @param rank 1 for the best; equal scores rank by position
    /// @param score how likely this is a chunk the answer needs, as a share of all chunks: scores of a
    ///     ranking add up to 1
    /// @param bm25 the BM25 score of title and text (k1 1.2, b 0.75), 0 if no word of the question
    ///     occurs; comparable within one ranking only
    /// @param embedding cosine of the question's and the chunk's vectors, -1 to 1; null without an embedder
    /// @param parts its sentences, list items, rows of tables and code, in order and without overlap
    public record Scored(Chunk chunk, int position, int rank, double score, double bm25,
            @Nullable Double embedding, List<Part> parts) {
        public Scored {
            parts = List.copyOf(parts);
        }

        /// How likely the answer stands in this chunk: the worth of its parts together.
        public double worth() {
            return parts.stream().mapToDouble(Part::worth).sum();
        }
    }

    /// The smallest piece extraction keeps or drops.
    ///
    /// @param start first char within the chunk's text
    /// @param end char behind the last one
    /// @param worth how likely the answer stands here, above 0; all parts of a ranking add up to 1. Without a
    ///     question: how much is lost without it
    public record Part(int start, int end, double worth) {
        /// The part's text.
        public String in(Chunk chunk) {
            return chunk.text().substring(start, end);
        }
    }
}
