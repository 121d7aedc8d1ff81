package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// A share of the answers is graded, by a model or a person. It saves nothing: it is what trusting
/// the other savings costs.
///
/// @param share the part of calls that is graded, 0 to 1
/// @param usd USD of one grading
public record QualityCheck(BigDecimal share, BigDecimal usd) implements Strategy {
    /// @throws IllegalArgumentException if the part is not between 0 and 1; the message is one
    ///     sentence for the person
    public QualityCheck {
        Bounds.share("The share of answers graded", share);
        Bounds.amount("The cost of grading an answer", usd);
    }

    @Override
    public String id() {
        return "quality-check";
    }

    @Override
    public String title() {
        return "Quality checks";
    }

    @Override
    public Bill on(Bill bill) {
        return bill.plus(bill.calls().multiply(share).multiply(usd));
    }
}
