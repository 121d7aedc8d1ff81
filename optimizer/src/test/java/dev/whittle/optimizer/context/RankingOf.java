package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import java.util.List;

/// Rankings as tests need them.
final class RankingOf {
    private RankingOf() {}

    static Ranking scored(List<Scored> scored) {
        return new Ranking("q", scored, scored.stream().anyMatch(one -> one.bm25() > 0), "");
    }

    /// A chunk of one part, whose score is at once its BM25.
    static Scored one(Chunk chunk, int position, int rank, double score) {
        return new Scored(chunk, position, rank, score, score, null,
                List.of(new Part(0, chunk.text().length(), score)));
    }
}
