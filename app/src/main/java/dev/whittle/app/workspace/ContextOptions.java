package dev.whittle.app.workspace;

import dev.whittle.optimizer.context.Chunking;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import java.util.Objects;

/// How the Context screen cuts, ranks and packs.
///
/// @param meaning whether chunks are ranked by meaning too
/// @param variety whether a chunk that is like a better one counts less
/// @param granularity what is kept or dropped as a whole
/// @param order how kept chunks follow each other
/// @param chunking how files that are added are cut
public record ContextOptions(boolean meaning, boolean variety, Granularity granularity, Order order,
        Chunking chunking) {
    public static final ContextOptions DEFAULT = new ContextOptions(true, false, Granularity.CHUNK, Order.BEST_FIRST,
            Chunking.DEFAULT);

    public ContextOptions {
        granularity = Objects.requireNonNullElse(granularity, Granularity.CHUNK);
        order = Objects.requireNonNullElse(order, Order.BEST_FIRST);
        chunking = Objects.requireNonNullElse(chunking, Chunking.DEFAULT);
    }
}
