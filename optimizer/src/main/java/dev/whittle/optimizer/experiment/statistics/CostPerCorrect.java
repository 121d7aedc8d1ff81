package dev.whittle.optimizer.experiment.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a correct answer costs: all that was spent, on wrong answers, retries and the judge too,
/// shared among the correct ones.
public sealed interface CostPerCorrect {
    /// One case of a column.
    ///
    /// @param correct the share of its repeats that were correct, 0 to 1
    /// @param usd what a repeat cost on average, retries and judge included, or null if that is
    ///     not known
    record Spent(double correct, @Nullable BigDecimal usd) {}

    /// A known amount.
    ///
    /// @param usd USD per correct answer
    /// @param low lower end of the interval, in USD
    /// @param high upper end, empty if so few were correct that there is none
    record Known(BigDecimal usd, BigDecimal low, Optional<BigDecimal> high, double level) implements CostPerCorrect {}

    /// None was correct: the amount is neither 0 nor infinite.
    ///
    /// @param usd what was spent, in USD a repeat of every case
    record NoneCorrect(BigDecimal usd) implements CostPerCorrect {}

    /// What some cases cost is not known, or there is no case.
    ///
    /// @param cases how many
    record Unknown(long cases) implements CostPerCorrect {}

    /// The ratio of what the cases cost to what they got right, with Fieller's interval (Fieller
    /// 1954), which knows that both vary together.
    static CostPerCorrect of(List<Spent> cases, double level) {
        double z = Interval.z(level);
        long unpriced = cases.stream().filter(spent -> spent.usd() == null).count();
        if (unpriced > 0 || cases.isEmpty()) {
            return new Unknown(unpriced);
        }
        BigDecimal total = cases.stream().map(CostPerCorrect::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        double correct = cases.stream().mapToDouble(Spent::correct).sum();
        if (correct == 0) {
            return new NoneCorrect(total);
        }
        BigDecimal ratio = total.divide(new BigDecimal(correct, MathContext.DECIMAL64), MathContext.DECIMAL64);
        return cases.size() == 1
                ? new Known(ratio, BigDecimal.ZERO, Optional.empty(), level)
                : fieller(cases, ratio, z, level);
    }

    private static CostPerCorrect fieller(List<Spent> cases, BigDecimal ratio, double z, double level) {
        int n = cases.size();
        double costs = cases.stream().mapToDouble(spent -> usd(spent).doubleValue()).sum() / n;
        double rate = cases.stream().mapToDouble(Spent::correct).sum() / n;
        double costSquares = 0;
        double rateSquares = 0;
        double both = 0;
        for (Spent spent : cases) {
            double cost = usd(spent).doubleValue() - costs;
            double off = spent.correct() - rate;
            costSquares += cost * cost;
            rateSquares += off * off;
            both += cost * off;
        }
        // The ends r of the interval solve (costs - r rate) squared = z squared x variance of (costs - r rate).
        double factor = z * z / ((double) n * (n - 1));
        double a = rate * rate - factor * rateSquares;
        double b = costs * rate - factor * both;
        double c = costs * costs - factor * costSquares;
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        if (a > 0) {
            return new Known(ratio, dollars((b - root) / a), Optional.of(dollars((b + root) / a)), level);
        }
        // The rate may be 0: everything from the positive solution on is possible, or everything.
        double low = a < 0 && c > 0 ? (b - root) / a : 0;
        return new Known(ratio, dollars(low), Optional.empty(), level);
    }

    private static BigDecimal usd(Spent spent) {
        if (spent.usd() == null) {
            throw new IllegalStateException("Unknown costs were sorted out before");
        }
        return spent.usd();
    }

    private static BigDecimal dollars(double amount) {
        return new BigDecimal(Math.max(0, amount), MathContext.DECIMAL64);
    }
}
