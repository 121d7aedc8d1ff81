package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.check.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a column came to.
///
/// @param judged answers with a verdict
/// @param passed those of them that passed
/// @param unjudged answers whose checks came to no verdict
/// @param unchecked answers of cases without checks
/// @param failed cells without a whole answer
/// @param skipped cells that were not asked
/// @param notFresh answers not asked for by this cell now; their times are not among `latencies`
/// @param usd what the answers cost when they were made, judging included, whoever paid; null if that of one
///     is not known
/// @param judging what of it is for judging; null if that of one verdict is not known
/// @param latencies from sending to the end, of fresh answers alone, shortest first
public record ColumnResult(
        Column column,
        int judged,
        int passed,
        int unjudged,
        int unchecked,
        int failed,
        int skipped,
        int notFresh,
        @Nullable BigDecimal usd,
        @Nullable BigDecimal judging,
        List<Duration> latencies) {
    public ColumnResult {
        latencies = List.copyOf(latencies);
    }

    /// The results of all columns, in order, as they stand now.
    public static List<ColumnResult> of(Plan plan, Board board) {
        List<ColumnResult> results = new ArrayList<>();
        for (int column = 0; column < plan.columns().size(); column++) {
            Sum sum = new Sum();
            for (int one = 0; one < plan.cases().size(); one++) {
                for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                    sum.add(board.state(plan.cell(column, one, repeat)));
                }
            }
            results.add(sum.result(plan.columns().get(column).column()));
        }
        return List.copyOf(results);
    }

    /// All answers there are.
    public int answered() {
        return judged + unjudged + unchecked;
    }

    /// The time that a share of the fresh answers stayed within, by the nearest rank; empty if there are none.
    ///
    /// @param share above 0, at most 1
    public Optional<Duration> latency(double share) {
        return latencies.isEmpty()
                ? Optional.empty()
                : Optional.of(latencies.get((int) Math.ceil(share * latencies.size()) - 1));
    }

    private static final class Sum {
        private int judged;
        private int passed;
        private int unjudged;
        private int unchecked;
        private int failed;
        private int skipped;
        private int notFresh;
        private @Nullable BigDecimal usd = BigDecimal.ZERO;
        private @Nullable BigDecimal judging = BigDecimal.ZERO;
        private final List<Duration> latencies = new ArrayList<>();

        void add(CellState state) {
            switch (state) {
                case CellState.Waiting _,CellState.Running _,CellState.Skipped _ -> skipped++;
                case CellState.Failed _ -> failed++;
                case CellState.Answered answered -> add(answered);
            }
        }

        private void add(CellState.Answered cell) {
            if (cell.run().outcome() instanceof Outcome.Finished(var reply, Cost cost)) {
                pay(cost);
                if (cell.source() == CellState.Source.FRESH) {
                    latencies.add(reply.total());
                } else {
                    notFresh++;
                }
            }
            Verdict verdict = cell.result() == null ? null : cell.result().whole();
            switch (verdict) {
                case null -> unchecked++;
                case Verdict.Judged one -> {
                    judged++;
                    passed += one.passed() ? 1 : 0;
                }
                case Verdict.Unjudged _ -> unjudged++;
            }
            if (verdict != null) {
                verdict.costs().forEach(this::pay);
                verdict.costs().forEach(cost -> judging = plus(judging, cost));
            }
        }

        private void pay(Cost cost) {
            usd = plus(usd, cost);
        }

        private static @Nullable BigDecimal plus(@Nullable BigDecimal sum, Cost cost) {
            return sum != null && cost instanceof Cost.Priced priced ? sum.add(priced.usd()) : null;
        }

        ColumnResult result(Column column) {
            latencies.sort(null);
            return new ColumnResult(column, judged, passed, unjudged, unchecked, failed, skipped, notFresh,
                    judged + unjudged + unchecked == 0 ? null : usd, judging, latencies);
        }
    }
}
