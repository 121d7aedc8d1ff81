package dev.whittle.optimizer.experiment.statistics;

/// The binomial distribution, summed term by term.
final class Binomial {
    private Binomial() {}

    /// The chance of at most so many successes in n trials.
    static double atMost(long successes, long n, double chance) {
        double sum = 0;
        for (long k = 0; k <= successes; k++) {
            sum += exactly(k, n, chance);
        }
        return Math.min(1, sum);
    }

    /// The chance of exactly so many successes in n trials.
    static double exactly(long successes, long n, double chance) {
        if (chance <= 0 || chance >= 1) {
            return (chance <= 0 ? 0 : n) == successes ? 1 : 0;
        }
        return Math.exp(logFactorial(n) - logFactorial(successes) - logFactorial(n - successes)
                + successes * Math.log(chance) + (n - successes) * Math.log1p(-chance));
    }

    // Stirling's series; below 20 the product itself.
    private static double logFactorial(long n) {
        if (n < 20) {
            double product = 1;
            for (long k = 2; k <= n; k++) {
                product *= k;
            }
            return Math.log(product);
        }
        double x = n + 1.0;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * x * x)
                + 1 / (1260 * Math.pow(x, 5));
    }
}
