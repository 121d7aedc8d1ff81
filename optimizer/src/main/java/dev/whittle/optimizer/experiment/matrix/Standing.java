package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.statistics.Correction;
import dev.whittle.optimizer.experiment.statistics.CostPerCorrect;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import dev.whittle.optimizer.experiment.statistics.Pairs;
import dev.whittle.optimizer.experiment.statistics.Rate;
import dev.whittle.optimizer.experiment.statistics.Repeats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How good a column is, how sure that is, and how it compares with the first one.
///
/// @param rate answers that passed, of those with a verdict
/// @param interval where the rate probably lies: Wilson's for one answer a case, else a bootstrap over the cases;
///     empty if nothing was judged
/// @param costPerCorrect all that was spent on judged cases, shared among the correct answers
/// @param againstFirst empty for the first column
public record Standing(
        Rate rate, Optional<Interval> interval, CostPerCorrect costPerCorrect, Optional<Against> againstFirst) {
    // Any number would do; the same one gives the same intervals each time.
    private static final long SEED = 20_261_121;

    /// A column beside the first, on the cases both were judged on.
    ///
    /// @param cases how many those are
    /// @param leftOut cases one of them has no verdict on
    /// @param difference this column's rate less the first one's, -1 to 1
    /// @param interval where the difference probably lies
    /// @param p how probable so uneven a split is if both are equally good: McNemar's exact test, corrected for
    ///     all columns (Holm); empty for repeated cases
    /// @param notWorse whether it is not worse by more than the margin asked for; empty if none was
    public record Against(
            int cases, int leftOut, double difference, Interval interval, Optional<Double> p,
            Optional<NonInferiority> notWorse) {}

    /// What is asked of a comparison.
    ///
    /// @param margin how much worse than the first is still good enough, such as 0.02, or null if that is not asked
    /// @param level of the intervals of differences and of the verdict; above 0.95 where several are decided at once
    /// @param counts whether a column's answers to a case say anything about it, by their indexes
    public record Terms(@Nullable Double margin, double level, Counts counts) {}

    /// Whether a column's answers to a case are counted.
    @FunctionalInterface
    public interface Counts {
        boolean test(int column, int oneCase);
    }

    /// The standings of all columns, in order.
    ///
    /// @param margin how much worse than the first is still good enough, such as 0.02, or null if that is not asked
    public static List<Standing> of(Plan plan, Board board, @Nullable Double margin) {
        return on(plan, board, new Terms(margin, Interval.LEVEL, (_, _) -> true));
    }

    /// The standings of all columns, in order.
    ///
    /// @param margin how much worse than the first is still good enough, such as 0.02, or null if that is not asked
    /// @param early what may have ended the run early on this margin, or null; then its verdicts are the verdicts, since
    ///     those of a fixed number of cases would err more often
    public static List<Standing> of(Plan plan, Board board, @Nullable Double margin, @Nullable EarlyEnd early) {
        List<Standing> standings = of(plan, board, margin);
        return early == null ? standings : decided(standings, early.certain());
    }

    /// The standings of all columns, in order, on terms of one's own.
    public static List<Standing> on(Plan plan, Board board, Terms terms) {
        List<List<Tally>> tallies = IntStream.range(0, plan.columns().size())
                .mapToObj(column -> tallies(plan, board, column, terms.counts())).toList();
        List<Optional<Against>> against = new ArrayList<>();
        for (int column = 0; column < tallies.size(); column++) {
            against.add(column == 0
                    ? Optional.empty()
                    : against(tallies.get(column), tallies.getFirst(), plan.repeats() > 1, terms));
        }
        against = corrected(against);
        List<Standing> standings = new ArrayList<>();
        for (int column = 0; column < tallies.size(); column++) {
            standings.add(standing(tallies.get(column), plan.repeats() > 1, against.get(column)));
        }
        return List.copyOf(standings);
    }

    private static Standing standing(List<Tally> cases, boolean repeated, Optional<Against> against) {
        List<Tally> judged = cases.stream().filter(one -> !one.scores.isEmpty()).toList();
        Rate rate = new Rate(judged.stream().mapToLong(Tally::passed).sum(),
                judged.stream().mapToLong(one -> one.scores.size()).sum());
        Optional<Interval> interval = judged.isEmpty()
                ? Optional.empty()
                : Optional.of(repeated
                        ? new Repeats(judged.stream().map(Tally::scores).toList()).interval(Interval.LEVEL, SEED)
                        : rate.wilson(Interval.LEVEL));
        return new Standing(rate, interval,
                CostPerCorrect.of(judged.stream().map(Tally::spent).toList(), Interval.LEVEL), against);
    }

    private static Optional<Against> against(
            List<Tally> column, List<Tally> first, boolean repeated, Terms terms) {
        List<Tally> ours = new ArrayList<>();
        List<Tally> theirs = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.get(i).scores.isEmpty() && !first.get(i).scores.isEmpty()) {
                ours.add(column.get(i));
                theirs.add(first.get(i));
            }
        }
        int leftOut = column.size() - ours.size();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        if (repeated) {
            Repeats differences = Repeats.difference(new Repeats(ours.stream().map(Tally::scores).toList()),
                    new Repeats(theirs.stream().map(Tally::scores).toList()));
            return Optional.of(new Against(ours.size(), leftOut, differences.mean(),
                    differences.interval(terms.level(), SEED), Optional.empty(),
                    Optional.ofNullable(terms.margin())
                            .map(allowed -> NonInferiority.of(differences, allowed, terms.level(), SEED))));
        }
        Pairs pairs = Pairs.of(ours.stream().map(one -> one.passed() > 0).toList(),
                theirs.stream().map(one -> one.passed() > 0).toList());
        return Optional.of(new Against(ours.size(), leftOut, pairs.difference(), pairs.tango(terms.level()),
                Optional.of(pairs.mcNemar()),
                Optional.ofNullable(terms.margin())
                        .map(allowed -> NonInferiority.of(pairs, allowed, terms.level()))));
    }

    /// A column beside one of another run, on the cases both runs have.
    ///
    /// @param same the places of those cases, there and here
    static Optional<Against> beside(Plan earlier, Board there, int column, Plan plan, Board here, int ours,
            List<Same> same) {
        Counts all = (_, _) -> true;
        List<Tally> before = tallies(earlier, there, column, all);
        List<Tally> after = tallies(plan, here, ours, all);
        return against(same.stream().map(one -> after.get(one.here())).toList(),
                same.stream().map(one -> before.get(one.there())).toList(),
                plan.repeats() > 1 || earlier.repeats() > 1, new Terms(null, Interval.LEVEL, all));
    }

    /// A case that two runs have.
    ///
    /// @param there its place in the earlier one
    /// @param here its place in the later one
    record Same(int there, int here) {}

    static List<Optional<Against>> corrected(List<Optional<Against>> against) {
        List<Double> adjusted = Correction.HOLM.adjust(
                against.stream().flatMap(Optional::stream).map(Against::p).flatMap(Optional::stream).toList());
        List<Optional<Against>> corrected = new ArrayList<>();
        int next = 0;
        for (Optional<Against> one : against) {
            if (one.isPresent() && one.get().p().isPresent()) {
                Against raw = one.get();
                corrected.add(Optional.of(new Against(raw.cases(), raw.leftOut(), raw.difference(), raw.interval(),
                        Optional.of(adjusted.get(next++)), raw.notWorse())));
            } else {
                corrected.add(one);
            }
        }
        return corrected;
    }

    private static List<Standing> decided(List<Standing> standings, List<Optional<EarlyEnd.Certain>> certain) {
        List<Standing> decided = new ArrayList<>();
        for (int column = 0; column < standings.size(); column++) {
            Standing one = standings.get(column);
            Optional<EarlyEnd.Certain> known = certain.get(column);
            decided.add(new Standing(one.rate(), one.interval(), one.costPerCorrect(),
                    one.againstFirst().map(raw -> new Against(raw.cases(), raw.leftOut(), raw.difference(),
                            raw.interval(), raw.p(), raw.notWorse().map(fixed -> decided(fixed, known))))));
        }
        return List.copyOf(decided);
    }

    private static NonInferiority decided(NonInferiority fixed, Optional<EarlyEnd.Certain> certain) {
        if (certain.isPresent()) {
            return certain.get().holds()
                    ? new NonInferiority.Holds(fixed.difference())
                    : new NonInferiority.Fails(fixed.difference());
        }
        return fixed instanceof NonInferiority.NotEnough
                ? fixed
                : new NonInferiority.NotEnough(fixed.difference(), OptionalLong.empty());
    }

    private static List<Tally> tallies(Plan plan, Board board, int column, Counts counts) {
        List<Tally> tallies = new ArrayList<>(plan.cases().size());
        for (int one = 0; one < plan.cases().size(); one++) {
            Tally tally = new Tally();
            for (int repeat = 0; repeat < plan.repeats() && counts.test(column, one); repeat++) {
                if (board.state(plan.cell(column, one, repeat)) instanceof CellState.Answered answered) {
                    tally.add(answered);
                }
            }
            tallies.add(tally);
        }
        return tallies;
    }

    /// What the repeats of one case came to: 1 for each answer that passed, 0 for each that did not.
    private static final class Tally {
        private final List<Double> scores = new ArrayList<>();
        private @Nullable BigDecimal usd = BigDecimal.ZERO;

        void add(CellState.Answered cell) {
            if (cell.result() == null || !(cell.result().whole() instanceof Verdict.Judged judged)) {
                return;
            }
            scores.add(judged.passed() ? 1.0 : 0.0);
            judged.costs().forEach(this::pay);
            if (cell.run().outcome() instanceof Outcome.Finished(var _, Cost cost)) {
                pay(cost);
            }
        }

        private void pay(Cost cost) {
            usd = usd != null && cost instanceof Cost.Priced priced ? usd.add(priced.usd()) : null;
        }

        List<Double> scores() {
            return scores;
        }

        long passed() {
            return scores.stream().filter(score -> score > 0).count();
        }

        CostPerCorrect.Spent spent() {
            return new CostPerCorrect.Spent((double) passed() / scores.size(),
                    usd == null ? null : usd.divide(BigDecimal.valueOf(scores.size()), MathContext.DECIMAL64));
        }
    }
}
