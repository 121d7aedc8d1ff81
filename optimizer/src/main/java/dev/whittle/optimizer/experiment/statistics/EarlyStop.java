package dev.whittle.optimizer.experiment.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Watches a running comparison and says when it may stop, after any case and as often as one
/// likes, without making errors more frequent: each wrong verdict stays as rare as the level
/// says, however long one looks.
///
/// It bets. Against "the candidate is worse by more than the margin" it puts shares of its
/// capital on every case's difference plus the margin; were that true, the capital could not be
/// expected to grow, and by Ville's inequality it would reach 1/(1 - level) times its start in at
/// most 1 - level of all runs. Shares from timid to bold are tried side by side and their
/// capitals averaged (a mixture of test martingales: Waudby-Smith and Ramdas 2024, "Estimating
/// means of bounded random variables by betting"). The opposite claim gets a purse of its own.
/// The cases must come in an order that has nothing to do with their outcome: shuffle them.
/// Immutable.
///
/// @param margin how much worse is still good enough, in points of the score; above 0, below 1
/// @param level such as 0.95: at most 5 % of runs on the margin end in a wrong HOLDS, and as many
///     in a wrong FAILS
/// @param cases how many were seen
public record EarlyStop(double margin, double level, long cases, Purse holds, Purse fails) {
    /// What to do.
    public enum Advice {
        /// The candidate is not worse by more than the margin; no further case is needed.
        HOLDS,
        /// It is worse by more than the margin; no further case is needed.
        FAILS,
        /// Not known yet.
        GO_ON
    }

    /// Capitals of the bets on one claim, as logarithms.
    ///
    /// @param logs one a share, from timid to bold
    /// @param peak the largest logarithm of their mean so far: what was once shown stays shown
    public record Purse(List<Double> logs, double peak) {
        public Purse {
            logs = List.copyOf(logs);
        }
    }

    private static final double[] SHARES = {0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8};

    /// A watch before the first case.
    ///
    /// @throws IllegalArgumentException if margin or level is not between 0 and 1
    public static EarlyStop start(double margin, double level) {
        return new EarlyStop(margin, level, 0, empty(), empty());
    }

    /// @throws IllegalArgumentException if margin or level is not between 0 and 1
    public EarlyStop {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "The margin is between 0 and 1, such as 0.02 for two points, not %s.".formatted(margin));
        }
        Interval.z(level);
    }

    /// The watch after one more case.
    ///
    /// @param difference the candidate's score less the baseline's, -1 to 1; with repeats, of
    ///     their means
    /// @throws IllegalArgumentException if it is not between -1 and 1
    public EarlyStop see(double difference) {
        if (!(difference >= -1 && difference <= 1)) {
            throw new IllegalArgumentException("A difference is between -1 and 1, not %s.".formatted(difference));
        }
        // A stake of all loses all at the worst outcome, which is 1 - margin below 0 one way and 1 + margin the other.
        return new EarlyStop(margin, level, cases + 1, bet(holds, (difference + margin) / (1 - margin)),
                bet(fails, -(difference + margin) / (1 + margin)));
    }

    /// What the cases seen so far advise.
    public Advice advice() {
        double needed = -Math.log1p(-level);
        if (holds.peak() >= needed) {
            return Advice.HOLDS;
        }
        return fails.peak() >= needed ? Advice.FAILS : Advice.GO_ON;
    }

    private static Purse empty() {
        return new Purse(Collections.nCopies(SHARES.length, 0.0), 0);
    }

    private static Purse bet(Purse purse, double gain) {
        List<Double> logs = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < SHARES.length; at++) {
            double log = purse.logs().get(at) + Math.log1p(SHARES[at] * gain);
            logs.add(log);
            best = Math.max(best, log);
        }
        double most = best;
        double sum = logs.stream().mapToDouble(log -> Math.exp(log - most)).sum();
        return new Purse(logs, Math.max(purse.peak(), most + Math.log(sum / SHARES.length)));
    }
}
