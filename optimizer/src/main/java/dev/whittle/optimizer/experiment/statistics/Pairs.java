package dev.whittle.optimizer.experiment.statistics;

import java.util.List;
import java.util.function.DoublePredicate;

/// The same cases passed or failed by two columns: a candidate and a baseline. Cases one of them
/// could not be judged on are left out by the caller, who says how many there were.
///
/// @param both cases both passed
/// @param onlyCandidate cases only the candidate passed
/// @param onlyBaseline cases only the baseline passed
/// @param neither cases neither passed
public record Pairs(long both, long onlyCandidate, long onlyBaseline, long neither) {
    /// @throws IllegalArgumentException if a count is negative
    public Pairs {
        if (Math.min(Math.min(both, neither), Math.min(onlyCandidate, onlyBaseline)) < 0) {
            throw new IllegalArgumentException("There is no negative number of cases.");
        }
    }

    /// Counts pairs.
    ///
    /// @param candidate whether the candidate passed, case by case
    /// @param baseline whether the baseline did, the same cases in the same order
    /// @throws IllegalArgumentException if the lists are not of the same length
    public static Pairs of(List<Boolean> candidate, List<Boolean> baseline) {
        if (candidate.size() != baseline.size()) {
            throw new IllegalArgumentException("%d and %d cases cannot be paired.".formatted(candidate.size(),
                    baseline.size()));
        }
        long[] counts = new long[4];
        for (int at = 0; at < candidate.size(); at++) {
            counts[(candidate.get(at) ? 0 : 2) + (baseline.get(at) ? 0 : 1)]++;
        }
        return new Pairs(counts[0], counts[1], counts[2], counts[3]);
    }

    /// How many cases there are.
    public long n() {
        return both + onlyCandidate + onlyBaseline + neither;
    }

    /// The candidate's rate less the baseline's, -1 to 1.
    ///
    /// @throws IllegalStateException if there is no case
    public double difference() {
        if (n() == 0) {
            throw new IllegalStateException("Of 0 cases there is no difference.");
        }
        return (double) (onlyCandidate - onlyBaseline) / n();
    }

    /// McNemar's exact test, two-sided: how probable so uneven a split of the cases the two
    /// differ on is if they are equally good; 1 if they differ on none.
    public double mcNemar() {
        return Math.min(1, 2 * tail());
    }

    /// The mid-p form of McNemar's test, two-sided: less cautious than the exact one, and rarely
    /// above the level (Fagerland, Lydersen and Laake 2013).
    public double mcNemarMidP() {
        return Math.min(1, 2 * tail() - Binomial.exactly(Math.min(onlyCandidate, onlyBaseline), differing(), 0.5));
    }

    /// How many cases the two differ on.
    public long differing() {
        return onlyCandidate + onlyBaseline;
    }

    private double tail() {
        return Binomial.atMost(Math.min(onlyCandidate, onlyBaseline), differing(), 0.5);
    }

    /// Tango's score interval of the difference (Tango 1998), which holds its level with few and
    /// even with no differing cases. Of 0 cases nothing is known, -1 to 1.
    public Interval tango(double level) {
        double z = Interval.z(level);
        if (n() == 0) {
            return new Interval(-1, 1, level);
        }
        double difference = difference();
        double low = root(-1, difference, delta -> score(delta) > z);
        double high = root(difference, 1, delta -> score(delta) > -z);
        return new Interval(low, high, level);
    }

    // The score statistic of a difference, with the rates most likely under it.
    private double score(double delta) {
        double n = n();
        double a = 2 * n;
        double b = -onlyCandidate - onlyBaseline + (2 * n - onlyCandidate + onlyBaseline) * delta;
        double c = -onlyBaseline * delta * (1 - delta);
        double rate = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        double variance = n * (2 * rate + delta * (1 - delta));
        double off = onlyCandidate - onlyBaseline - n * delta;
        return variance <= 0 ? Math.signum(off) * Double.POSITIVE_INFINITY : off / Math.sqrt(variance);
    }

    // Where the score, which falls as the difference grows, ceases to be above a bound.
    private static double root(double from, double to, DoublePredicate above) {
        double low = from;
        double high = to;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (above.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
