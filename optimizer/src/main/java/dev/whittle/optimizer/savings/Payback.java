package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// When an investment comes back.
///
/// @param invested USD paid at the start: engineering, training
/// @param saved USD saved every period, mostly a month; negative if more is paid than before
public record Payback(BigDecimal invested, BigDecimal saved) {
    /// @throws IllegalArgumentException if what is invested is negative or absurd
    public Payback {
        Bounds.amount("What is invested", invested);
    }

    /// The cost of people's time.
    ///
    /// @throws IllegalArgumentException if a number is negative or absurd; the message is one
    ///     sentence for the person
    public static BigDecimal engineering(BigDecimal hours, BigDecimal usdPerHour) {
        Bounds.amount("The number of hours of work", hours);
        Bounds.amount("The price of an hour of work", usdPerHour);
        return hours.multiply(usdPerHour);
    }

    /// Periods until it is back, with their fraction; empty if it never is.
    public Optional<BigDecimal> periods() {
        if (invested.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return saved.signum() <= 0 ? Optional.empty() : Optional.of(invested.divide(saved, MathContext.DECIMAL128));
    }

    /// What is gained after a number of periods, in USD; negative while it is not back.
    public BigDecimal net(int periods) {
        return saved.multiply(BigDecimal.valueOf(periods)).subtract(invested);
    }

    /// The same as a share of what was invested, or empty if nothing was: 1 is every dollar doubled.
    public Optional<BigDecimal> returned(int periods) {
        return invested.signum() == 0
                ? Optional.empty()
                : Optional.of(net(periods).divide(invested, MathContext.DECIMAL128));
    }

    /// What is gained after each of so many periods, the start first.
    public List<BigDecimal> course(int periods) {
        return IntStream.rangeClosed(0, periods).mapToObj(this::net).toList();
    }
}
