package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// Calls that can wait are made in the vendor's batch mode.
///
/// @param share the part of tokens that can wait, 0 to 1
/// @param ratio what a token costs in batch mode
public record Batch(BigDecimal share, PriceRatio ratio) implements Strategy {
    /// @throws IllegalArgumentException if the part is not between 0 and 1; the message is one
    ///     sentence for the person
    public Batch {
        Bounds.share("The share of tokens that can wait for a batch", share);
    }

    @Override
    public String id() {
        return "batch";
    }

    @Override
    public String title() {
        return "Batch mode";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal now = BigDecimal.ONE.subtract(share);
        return bill.times(now.add(share.multiply(ratio.input())), now.add(share.multiply(ratio.output())));
    }
}
