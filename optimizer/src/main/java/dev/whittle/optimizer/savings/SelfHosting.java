package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Servers of one's own take over a share of the tokens. They cost by the hour whether or not anyone
/// calls, and there are as many as the busiest hour needs.
///
/// @param share the part of tokens they take over, 0 to 1
/// @param usdPerHour USD of one server an hour
/// @param hours hours of the period they run, such as 720 or 730 a month
/// @param servers how many run
public record SelfHosting(BigDecimal share, BigDecimal usdPerHour, BigDecimal hours, int servers)
        implements
            Strategy {
    /// @throws IllegalArgumentException if a number is out of its range; the message is one sentence
    ///     for the person
    public SelfHosting {
        Bounds.share("The share of tokens for servers of one's own", share);
        Bounds.amount("The price of a server an hour", usdPerHour);
        Bounds.amount("The hours servers run", hours);
        if (servers < 1 || servers > 1_000_000) {
            throw new IllegalArgumentException(
                    "The number of servers is between 1 and a million, not %d.".formatted(servers));
        }
    }

    /// How many servers a load needs.
    ///
    /// @param tokens tokens of the period, input and output
    /// @param hours hours of the period
    /// @param peak tokens of the busiest hour over those of an average one, 1 or more
    /// @param tokensPerSecond what one server does
    /// @throws IllegalArgumentException if a number is out of its range, or no number of servers
    ///     anyone runs would do
    public static int serversFor(BigDecimal tokens, BigDecimal hours, BigDecimal peak, BigDecimal tokensPerSecond) {
        Bounds.amount("The number of tokens", tokens);
        Bounds.positive("The hours of the period", hours);
        Bounds.amount("The busiest hour over an average one", peak);
        Bounds.positive("The throughput of a server", tokensPerSecond);
        BigDecimal needed = tokens.multiply(peak)
                .divide(hours.multiply(tokensPerSecond).multiply(BigDecimal.valueOf(3_600)), MathContext.DECIMAL128)
                .setScale(0, RoundingMode.CEILING).max(BigDecimal.ONE);
        if (needed.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw new IllegalArgumentException("At %s tokens a second this load needs more than a million servers."
                    .formatted(tokensPerSecond.toPlainString()));
        }
        return needed.intValueExact();
    }

    /// USD per million tokens of a server that is busy all the time, the least it can be.
    public static BigDecimal usdPerMillion(BigDecimal usdPerHour, BigDecimal tokensPerSecond) {
        Bounds.amount("The price of a server an hour", usdPerHour);
        Bounds.positive("The throughput of a server", tokensPerSecond);
        return usdPerHour.movePointRight(6)
                .divide(tokensPerSecond.multiply(BigDecimal.valueOf(3_600)), MathContext.DECIMAL128);
    }

    @Override
    public String id() {
        return "self-hosting";
    }

    @Override
    public String title() {
        return "Own servers";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal rest = BigDecimal.ONE.subtract(share);
        return bill.times(rest, rest)
                .plus(usdPerHour.multiply(hours).multiply(BigDecimal.valueOf(servers)));
    }
}
