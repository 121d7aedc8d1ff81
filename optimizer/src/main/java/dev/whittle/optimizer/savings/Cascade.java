package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// A cheap model answers first, and the present one only where that answer is not good enough. The
/// cheap call is always paid: `cheap + escalated x present`, never `(1 - escalated) x cheap`.
///
/// @param model what the cheap model is called
/// @param escalated the part of calls the present model answers after all, 0 to 1
/// @param size tokens of an escalated call over those of an average one; hard ones tend to be longer
/// @param ratio what a token costs on the cheap model
/// @param judgeUsd USD a call of deciding whether the cheap answer will do
public record Cascade(
        String model, BigDecimal escalated, BigDecimal size, PriceRatio ratio, BigDecimal judgeUsd)
        implements
            Strategy {
    /// @throws IllegalArgumentException if the part is not between 0 and 1, or escalated calls would
    ///     carry more tokens than there are; the message is one sentence for the person
    public Cascade {
        Bounds.share("The share of calls that escalate", escalated);
        Bounds.amount("The size of a call that escalates", size);
        Bounds.share("The share of tokens that escalate", escalated.multiply(size));
        Bounds.amount("The cost of judging an answer", judgeUsd);
    }

    /// Escalated calls of average size.
    public static Cascade of(String model, BigDecimal escalated, PriceRatio ratio, BigDecimal judgeUsd) {
        return new Cascade(model, escalated, BigDecimal.ONE, ratio, judgeUsd);
    }

    @Override
    public String id() {
        return "cascade";
    }

    @Override
    public String title() {
        return "Cascade";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal again = escalated.multiply(size);
        return bill.times(ratio.input().add(again), ratio.output().add(again))
                .plus(bill.calls().multiply(judgeUsd));
    }
}
