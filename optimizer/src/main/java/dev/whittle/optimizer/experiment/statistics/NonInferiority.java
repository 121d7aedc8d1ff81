package dev.whittle.optimizer.experiment.statistics;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Whether a candidate is not worse than a baseline by more than a margin.
public sealed interface NonInferiority {
    /// The most cases it makes sense to speak of.
    long MOST_CASES = 10_000_000;
    /// How probable it is that the verdict comes with the cases that are said to be needed.
    double POWER = 0.8;
    /// Differences nearer to each other than this are equal.
    double ROUNDING = 1e-9;
    /// So few cases of a kind are too few for the bootstrap.
    int FEW = 5;

    /// Where the difference, candidate less baseline, probably lies.
    Interval difference();

    /// The whole interval lies above minus the margin: the candidate may be kept.
    record Holds(Interval difference) implements NonInferiority {}

    /// The whole interval lies below minus the margin: the candidate is worse by more than that.
    record Fails(Interval difference) implements NonInferiority {}

    /// The interval lies on both sides of minus the margin.
    ///
    /// @param moreCases how many more cases bring a verdict in four of five runs if what was seen
    ///     so far is the truth; empty if no sensible number does, since the difference is about
    ///     the margin itself or nothing is known yet
    record NotEnough(Interval difference, OptionalLong moreCases) implements NonInferiority {}

    /// For cases that pass or fail: by Tango's score interval (Tango 1998), and a sample size
    /// from the rates of differing cases seen so far, with one more of them added, so that none
    /// seen is not taken for none there.
    ///
    /// @param margin how much worse is still good enough, such as 0.02 for two points; above 0,
    ///     below 1
    /// @param level of the two-sided interval; 0.95 leaves 2.5 % for a wrong "holds"
    /// @throws IllegalArgumentException if margin or level is not between 0 and 1
    static NonInferiority of(Pairs pairs, double margin, double level) {
        checked(margin);
        long n = pairs.n();
        double differing = (pairs.differing() + 1.0) / (n + 2.0);
        double difference = n == 0 ? 0 : pairs.difference();
        Interval interval = pairs.tango(level);
        return verdict(interval, margin, () -> {
            OptionalLong wanted = cases(difference, differing - difference * difference, margin, level);
            return n == 0 ? OptionalLong.empty() : more(wanted, n);
        });
    }

    /// For scores: by the bootstrapped mean of the differences, one a case, and a sample size
    /// from their scatter. Where fewer than five cases differ from the usual difference, the
    /// bootstrap knows too little of those that do: the interval then also holds what it would be
    /// if as many differed as Wilson's interval allows, all of them fully. So two equal answers
    /// prove nothing; without any difference it is Tango's interval.
    ///
    /// @param differences candidate less baseline, -1 to 1, see [Repeats#difference]
    /// @param margin how much worse is still good enough, in points of the score; above 0, below
    ///     1
    /// @throws IllegalArgumentException if margin or level is not between 0 and 1
    static NonInferiority of(Repeats differences, double margin, double level, long seed) {
        checked(margin);
        List<Double> means = differences.means();
        int n = means.size();
        if (n == 0) {
            return new NotEnough(new Interval(-1, 1, level), OptionalLong.empty());
        }
        double usual = usual(means);
        long unusual = means.stream().filter(mean -> Math.abs(mean - usual) > ROUNDING).count();
        Interval seen = n < 2 ? new Interval(-1, 1, level) : differences.interval(level, seed);
        Interval interval = unusual < FEW ? widened(seen, usual, new Rate(unusual, n).wilson(level).high()) : seen;
        return verdict(interval, margin, () -> n < 2
                ? OptionalLong.empty()
                : more(cases(differences.mean(), Math.max(Repeats.variance(means), 1.0 / (n + 2)), margin, level), n));
    }

    // The difference most cases have; 0.3 - 0.2 is the same as 0.1, whatever doubles say.
    private static double usual(List<Double> means) {
        return means.stream()
                .collect(Collectors.groupingBy(mean -> Math.rint(mean / ROUNDING), TreeMap::new, Collectors.counting()))
                .entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey() * ROUNDING;
    }

    private static Interval widened(Interval seen, double usual, double unusual) {
        return new Interval(Math.min(seen.low(), usual - unusual * (1 + usual)),
                Math.max(seen.high(), usual + unusual * (1 - usual)), seen.level());
    }

    private static NonInferiority verdict(Interval interval, double margin, Supplier<OptionalLong> moreCases) {
        if (interval.low() > -margin) {
            return new Holds(interval);
        }
        return interval.high() < -margin ? new Fails(interval) : new NotEnough(interval, moreCases.get());
    }

    // The usual sample size of a mean: ((z of the level + z of the power) x scatter / distance to the margin) squared.
    private static OptionalLong cases(double difference, double variance, double margin, double level) {
        double distance = Math.abs(difference + margin);
        double reach = Interval.z(level) + Normal.quantile(POWER);
        double cases = Math.ceil(reach * reach * Math.max(0, variance) / (distance * distance));
        return cases <= MOST_CASES ? OptionalLong.of((long) cases) : OptionalLong.empty();
    }

    private static OptionalLong more(OptionalLong wanted, long n) {
        return wanted.isEmpty() ? wanted : OptionalLong.of(Math.max(1, wanted.getAsLong() - n));
    }

    private static void checked(double margin) {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "The margin is between 0 and 1, such as 0.02 for two points, not %s.".formatted(margin));
        }
    }
}
