package dev.whittle.optimizer.experiment.statistics;

import java.util.function.DoublePredicate;

/// So many of n, such as passed answers. The n trials are independent: repeats of a case are not,
/// see [Repeats].
///
/// @param successes 0 to n
/// @param n how many there were, 0 if none were judged
public record Rate(long successes, long n) {
    /// @throws IllegalArgumentException if the successes are not between 0 and n
    public Rate {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("%d of %d is no rate.".formatted(successes, n));
        }
    }

    /// The rate itself, 0 to 1.
    ///
    /// @throws IllegalStateException if n is 0: the rate is unknown then, not 0
    public double share() {
        if (n == 0) {
            throw new IllegalStateException("Of 0 cases there is no rate.");
        }
        return (double) successes / n;
    }

    /// Wilson's score interval (Wilson 1927), without continuity correction: its coverage is near
    /// the level on average from the smallest n on (Brown, Cai and DasGupta 2001). 17 of 20 gives
    /// 64.0 % to 94.8 %; of 0 cases nothing is known, 0 to 1.
    public Interval wilson(double level) {
        double z = Interval.z(level);
        if (n == 0) {
            return new Interval(0, 1, level);
        }
        double share = share();
        double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new Interval(successes == 0 ? 0 : Math.max(0, middle - half),
                successes == n ? 1 : Math.min(1, middle + half), level);
    }

    /// Clopper and Pearson's exact interval (1934): never covers less than its level and is wider
    /// for it; for claims that must not be too bold at a tiny n.
    public Interval exact(double level) {
        double tail = Normal.below(-Interval.z(level));
        double low = successes == 0 ? 0 : turn(chance -> 1 - Binomial.atMost(successes - 1, n, chance) < tail);
        double high = successes == n ? 1 : turn(chance -> Binomial.atMost(successes, n, chance) > tail);
        return new Interval(low, high, level);
    }

    // Where a condition that holds for small chances ceases to.
    private static double turn(DoublePredicate holds) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
