package dev.whittle.app.compare;

import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one whole answer is among the others. With fewer than two, or with two that are equally good,
/// nothing is marked; an unpriced one makes no other the cheapest.
public enum Mark {
    FASTEST("fastest"), CHEAPEST("cheapest"), LONGEST("longest");

    private final String caption;

    Mark(String caption) {
        this.caption = caption;
    }

    public String caption() {
        return caption;
    }

    /// The marks of each outcome, in the same order.
    public static List<Set<Mark>> of(List<? extends @Nullable Outcome> outcomes) {
        List<Set<Mark>> marks = new ArrayList<>();
        outcomes.forEach(_ -> marks.add(EnumSet.noneOf(Mark.class)));
        List<Outcome.Finished> whole = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Finished finished) {
                whole.add(finished);
                places.add(i);
            }
        }
        if (whole.size() >= 2) {
            mark(FASTEST, least(whole, Mark::freshTime), places, marks);
            mark(CHEAPEST, least(whole, Mark::usd), places, marks);
            mark(LONGEST, least(whole, one -> -one.text().length()), places, marks);
        }
        return marks;
    }

    private static void mark(Mark mark, int which, List<Integer> places, List<Set<Mark>> marks) {
        if (which >= 0) {
            marks.get(places.get(which)).add(mark);
        }
    }

    // -1 if one has no value or the least is shared.
    private static <T extends Comparable<T>> int least(
            List<Outcome.Finished> whole, Function<Outcome.Finished, @Nullable T> value) {
        int least = -1;
        @Nullable
        T best = null;
        for (int i = 0; i < whole.size(); i++) {
            T one = value.apply(whole.get(i));
            if (one == null) {
                return -1;
            }
            int order = best == null ? -1 : one.compareTo(best);
            if (order < 0) {
                best = one;
                least = i;
            } else if (order == 0) {
                least = -1;
            }
        }
        return least;
    }

    // A stand-in's times say nothing about a provider.
    private static @Nullable Duration freshTime(Outcome.Finished finished) {
        return finished.reply().origin() == Reply.Origin.PROVIDER ? finished.reply().total() : null;
    }

    private static @Nullable BigDecimal usd(Outcome.Finished finished) {
        return finished.cost() instanceof Cost.Priced priced ? priced.usd() : null;
    }
}
