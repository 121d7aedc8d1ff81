package dev.whittle.app.cli;

import dev.whittle.app.workspace.StoredVectors;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.embed.Embedder;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.RecentVectors;
import dev.whittle.optimizer.context.VectorCache;
import dev.whittle.prompt.Chunk;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How chunks are ranked.
final class RankerOptions {
    @Option(names = "--lexical", description = "Rank by words alone: hundreds of times faster, finds less.")
    private boolean lexical;

    @Option(names = "--no-cache", description = "Make embeddings anew and keep none in the workspace.")
    private boolean uncached;

    @Option(names = "--mmr", paramLabel = "LAMBDA", converter = Part.class, description = "Variety (maximal marginal relevance): a chunk that is like a better one counts less; from 0, variety alone, to 1, relevance alone (1); 0.7 is usual.")
    private BigDecimal lambda = BigDecimal.ONE;

    ChunkRanker ranker(Terminal terminal) {
        if (lexical) {
            return new ChunkRanker();
        }
        List<Embedder> embedders = terminal.plugins().embedders();
        if (embedders.isEmpty()) {
            terminal.say("no embedder is installed; chunks are ranked by words alone.");
            return new ChunkRanker();
        }
        return new ChunkRanker(embedders, cache(terminal));
    }

    // Without a workspace there is only nothing kept for next time. The process's end closes it.
    private VectorCache cache(Terminal terminal) {
        if (!uncached) {
            try {
                return new StoredVectors(terminal.workspace()::vectors, cause -> terminal.say(said(cause)));
            } catch (WorkspaceException | IOException | IllegalArgumentException e) {
                terminal.say(said(e));
            }
        }
        return new RecentVectors();
    }

    private static String said(Throwable cause) {
        return "embeddings are not kept for next time: " + cause.getMessage();
    }

    /// Ranks, and says so if something kept it from ranking by meaning.
    Ranking rank(Terminal terminal, List<Chunk> chunks, String question) throws InterruptedException {
        Ranking ranking = rank(ranker(terminal), chunks, question);
        if (!ranking.note().isEmpty()) {
            terminal.say(ranking.note());
        }
        return ranking;
    }

    Ranking rank(ChunkRanker ranker, List<Chunk> chunks, String question) throws InterruptedException {
        return ranker.rank(chunks, question, lambda.doubleValue(), _ -> {});
    }

    static String figure(@Nullable Double score) {
        return score == null ? "" : String.format(Locale.ROOT, "%.2f", score);
    }
}
