package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// What came of trying a prompt with fewer examples.
///
/// @param rows what each variant came to, in the order of the plan
/// @param margin how much worse than with all examples is still good enough, as a share of the cases
/// @param verdict what to do
public record AblationResult(List<Row> rows, double margin, Verdict verdict) {
    public AblationResult {
        rows = List.copyOf(rows);
    }

    /// A variant and how it stands.
    ///
    /// @param tokens of its prompt, variables unfilled
    /// @param standing beside all examples, on the cases both were judged on
    /// @param notWorse whether it may take their place, at a level corrected for all candidates; empty for what is none
    public record Row(Variant variant, long tokens, Standing standing, Optional<NonInferiority> notWorse) {
        /// What the example left out is worth: how much the score falls without it. Empty if no case was judged with
        /// and without it, and for other variants.
        public Optional<Worth> worth() {
            return variant.kind() == Variant.Kind.WITHOUT
                    ? standing.againstFirst().map(Worth::of)
                    : Optional.empty();
        }
    }

    /// What an example is worth, as a share of the cases: 0.02 for two points.
    ///
    /// @param cases cases judged with and without it
    /// @param p how probable so uneven a split is if it is worth nothing, corrected for all comparisons of the run; empty
    ///     for repeated cases
    public record Worth(double difference, Interval interval, int cases, Optional<Double> p) {
        private static Worth of(Standing.Against against) {
            Interval other = against.interval();
            return new Worth(0 - against.difference(), new Interval(0 - other.high(), 0 - other.low(), other.level()),
                    against.cases(), against.p());
        }
    }

    /// What to do with the examples.
    public sealed interface Verdict {
        /// This variant is the shortest that was shown to be not worse by more than the margin.
        record Take(Variant variant) implements Verdict {}

        /// Each shorter prompt was shown to be worse by more than the margin, or there is none.
        record Keep() implements Verdict {}

        /// No shorter prompt was shown to be good enough, and some were not shown to be too bad.
        ///
        /// @param variant the one that needs fewest more cases
        /// @param moreCases how many, or empty if no sensible number is enough or nothing is known yet
        record Open(Variant variant, OptionalLong moreCases) implements Verdict {}

        /// With all examples no answer passed, or none was judged: there is nothing a shorter prompt could lose.
        record Unknown() implements Verdict {}
    }

    /// The result as a run stands now.
    ///
    /// @param tokens those of each variant's prompt
    /// @param margin above 0, below 1
    public static AblationResult of(Ablation ablation, MatrixRun run, List<Long> tokens, double margin) {
        List<Standing> plain = Standing.on(run.plan(), run.board(),
                new Standing.Terms(margin, Interval.LEVEL, ablation.counts()));
        long candidates = ablation.variants().stream().filter(Variant::candidate).count();
        // Bonferroni: the shortest of several is taken, so each gets its share of the error.
        double level = 1 - (1 - Interval.LEVEL) / Math.max(1, candidates);
        List<Standing> strict = Standing.on(run.plan(), run.board(),
                new Standing.Terms(margin, level, ablation.counts()));
        List<Row> rows = IntStream.range(0, plain.size()).mapToObj(at -> {
            Variant variant = ablation.variants().get(at);
            return new Row(variant, tokens.get(at), plain.get(at), variant.candidate()
                    ? strict.get(at).againstFirst().flatMap(Standing.Against::notWorse)
                    : Optional.empty());
        }).toList();
        return new AblationResult(rows, margin, verdict(rows));
    }

    private static Verdict verdict(List<Row> rows) {
        if (rows.getFirst().standing().rate().successes() == 0) {
            return new Verdict.Unknown();
        }
        long all = rows.getFirst().tokens();
        List<Row> shorter = rows.stream().filter(row -> row.variant().candidate() && row.tokens() < all)
                .sorted(Comparator.comparingLong(Row::tokens)).toList();
        List<Row> open = new ArrayList<>();
        for (Row row : shorter) {
            switch (row.notWorse().orElse(null)) {
                case NonInferiority.Holds _ -> {
                    return new Verdict.Take(row.variant());
                }
                case NonInferiority.Fails _ -> {
                }
                case NonInferiority.NotEnough _ -> open.add(row);
                case null -> open.add(row);
            }
        }
        return open.stream().min(Comparator.comparingLong(row -> more(row).orElse(Long.MAX_VALUE)))
                .<Verdict>map(row -> new Verdict.Open(row.variant(), more(row))).orElseGet(Verdict.Keep::new);
    }

    private static OptionalLong more(Row row) {
        return row.notWorse().orElse(null) instanceof NonInferiority.NotEnough(var _, OptionalLong more)
                ? more
                : OptionalLong.empty();
    }
}
