package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// How much may be spent, and when to say so.
///
/// @param daily USD a day
/// @param monthly USD a month
/// @param daysPerMonth days of use a month
/// @param alertAt the part of a budget at which one wants to be told, 0 to 1
public record Budget(BigDecimal daily, BigDecimal monthly, BigDecimal daysPerMonth, BigDecimal alertAt) {
    /// @throws IllegalArgumentException if a number is out of its range; the message is one sentence
    ///     for the person
    public Budget {
        Bounds.amount("The daily budget", daily);
        Bounds.amount("The monthly budget", monthly);
        Bounds.positive("The number of days a month", daysPerMonth);
        Bounds.share("The share of a budget to be told at", alertAt);
    }

    /// USD of a day at which one is told.
    public BigDecimal alert() {
        return daily.multiply(alertAt);
    }

    /// What may be spent a day without overdrawing either budget.
    public BigDecimal bindingDaily() {
        return daily.min(monthly.divide(daysPerMonth, MathContext.DECIMAL128));
    }

    /// The day of use on which the monthly budget runs out if every day spends the daily one, or
    /// empty if it lasts the month.
    public Optional<Integer> exhaustedOn() {
        return daily.multiply(daysPerMonth).compareTo(monthly) <= 0
                ? Optional.empty()
                : Optional.of(monthly.divide(daily, 0, RoundingMode.CEILING).max(BigDecimal.ONE).intValueExact());
    }

    /// How far a day's spending is beyond the budget, as a share of it: 1 is twice the budget; empty
    /// of a budget of nothing.
    public Optional<BigDecimal> overrun(BigDecimal spent) {
        return new Change(daily, spent).share().map(BigDecimal::negate);
    }
}
