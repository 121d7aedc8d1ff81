package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// How packed chunks follow each other. Models read the beginning and the end of a long context best
/// ("Lost in the Middle", TACL 2024).
public enum Order {
    /// By rank.
    BEST_FIRST,
    /// The best first, the second best last, the others by rank between them.
    BEST_FIRST_AND_LAST,
    /// As the chunks came.
    ORIGINAL;

    /// Brings things that each stand for a chunk into this order.
    <T> void sort(List<T> things, Function<T, Scored> scored) {
        things.sort(Comparator.comparingInt(
                thing -> this == ORIGINAL ? scored.apply(thing).position() : scored.apply(thing).rank()));
        if (this == BEST_FIRST_AND_LAST && things.size() > 2) {
            things.add(things.remove(1));
        }
    }
}
