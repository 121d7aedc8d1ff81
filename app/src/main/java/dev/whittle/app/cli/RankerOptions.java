package dev.whittle.app.cli;

import dev.whittle.embed.Embedder;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.RecentVectors;
import dev.whittle.prompt.Chunk;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How chunks are ranked.
final class RankerOptions {
    @Option(names = "--lexical", description = "Rank by words alone: hundreds of times faster, finds less.")
    private boolean lexical;

    ChunkRanker ranker(Terminal terminal) {
        if (lexical) {
            return new ChunkRanker();
        }
        List<Embedder> embedders = terminal.plugins().embedders();
        if (embedders.isEmpty()) {
            terminal.say("no embedder is installed; chunks are ranked by words alone.");
            return new ChunkRanker();
        }
        return new ChunkRanker(embedders.getFirst(), new RecentVectors());
    }

    /// Ranks, and says so if something kept it from ranking by meaning.
    Ranking rank(Terminal terminal, List<Chunk> chunks, String question) throws InterruptedException {
        Ranking ranking = ranker(terminal).rank(chunks, question);
        if (!ranking.note().isEmpty()) {
            terminal.say(ranking.note());
        }
        return ranking;
    }

    static String figure(@Nullable Double score) {
        return score == null ? "" : String.format(Locale.ROOT, "%.2f", score);
    }
}
