package dev.whittle.app.context;

import dev.whittle.app.context.RankingWork.Ranked;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.context.Candidates;
import dev.whittle.optimizer.context.CurvePoint;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Packs a ranking and draws its curve. What was made ready for the last ranking is kept, so that another budget costs
/// little. Runs one job at a time.
final class PackingWork {
    private static final int POINTS = 20;
    private static final long LEAST_SHOWN = 8_000;
    private @Nullable Ready last;

    private record Ready(Ranked ranked, Tokenizer tokenizer, Candidates candidates) {}

    /// @param price what tokens of context cost in each question
    record Wanted(Ranked ranked, Tokenizer tokenizer, TokenPrice price, Granularity granularity, Order order,
            int budget) {}

    /// @param candidates what the curve is drawn from
    record Packed(Wanted wanted, ContextResult result, Candidates candidates) {
        /// The largest budget worth showing: several times the one that is set, and never more than there is.
        long most() {
            return Math.max(1, Math.min(result.all(), Math.max(LEAST_SHOWN, 4L * wanted.budget())));
        }

        /// Whether another budget is all that sets them apart, and it is in view.
        boolean sameCurve(Packed other) {
            return candidates.equals(other.candidates) && most() == other.most()
                    && wanted.price().equals(other.wanted.price()) && wanted.order() == other.wanted.order()
                    && wanted.granularity() == other.wanted.granularity();
        }
    }

    Packed pack(Wanted wanted) throws InterruptedException {
        Ready ready = last;
        if (ready == null || !ready.ranked().equals(wanted.ranked()) || !ready.tokenizer().equals(wanted.tokenizer())) {
            ready = new Ready(wanted.ranked(), wanted.tokenizer(),
                    Candidates.of(wanted.ranked().ranking(), wanted.tokenizer()));
            last = ready;
        }
        Candidates candidates = ready.candidates();
        Packing packing = wanted.granularity().pack(candidates, wanted.budget(), wanted.order());
        ContextResult result = new ContextResult(wanted.ranked().asked().chunks(), rows(wanted, packing),
                wanted.ranked().ranking().asked(), packing.text(), packing.tokens(),
                wanted.price().of(packing.tokens().tokens()), candidates.tokens(), packing.coverage());
        return new Packed(wanted, result, candidates);
    }

    /// The curve of what was packed. May run beside [#pack].
    static Curve curve(Packed packed) throws InterruptedException {
        long most = packed.most();
        List<Long> budgets = LongStream.rangeClosed(0, POINTS).map(step -> most * step / POINTS).distinct().boxed()
                .toList();
        List<CurvePoint> points = packed.candidates().curve(packed.wanted().granularity(), packed.wanted().order(),
                budgets);
        return new Curve(most, points.stream().map(point -> new Curve.Point(point.budget(), point.tokens(),
                point.coverage(), packed.wanted().price().of(point.tokens().tokens()))).toList());
    }

    private static List<ContextRow> rows(Wanted wanted, Packing packing) {
        boolean asked = wanted.ranked().ranking().asked();
        double best = wanted.ranked().ranking().scored().stream().mapToDouble(Scored::score).max().orElse(0);
        List<ContextRow> rows = new ArrayList<>();
        for (Kept kept : packing.kept()) {
            rows.add(row(wanted, kept.scored(), best, kept.tokens(), true, kept.reason(), null));
        }
        for (Dropped dropped : packing.dropped()) {
            rows.add(row(wanted, dropped.scored(), best, dropped.tokens(), false, dropped.reason(), dropped.copyOf()));
        }
        Map<Chunk, Integer> place = new HashMap<>();
        rows.forEach(row -> place.put(row.chunk(), asked ? row.rank() : row.position()));
        rows.sort(Comparator.comparingInt((ContextRow row) -> place.getOrDefault(original(row), 0))
                .thenComparing(row -> row.copyOf() != null)
                .thenComparingInt(ContextRow::position));
        return rows;
    }

    private static Chunk original(ContextRow row) {
        return row.copyOf() == null ? row.chunk() : row.copyOf();
    }

    private static ContextRow row(Wanted wanted, Scored scored, double best, long tokens, boolean kept, String why,
            @Nullable Chunk copyOf) {
        Cost cost = wanted.price().of(tokens);
        return new ContextRow(scored.chunk(), scored.position(),
                wanted.ranked().ranking().asked() ? scored.rank() : 0, scored.score(),
                best > 0 ? scored.score() / best : 0, scored.bm25(), scored.embedding(), tokens, cost, kept, why,
                copyOf);
    }
}
