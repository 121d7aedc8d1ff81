package dev.whittle.catalog;

import java.math.BigDecimal;

/// What something costs: an amount in USD with its price, or the reason why there is none.
/// Unknown is never zero.
public sealed interface Cost {
    /// A known amount.
    ///
    /// @param usd the amount in USD, unrounded
    /// @param price the price it was computed from, with source and date
    record Priced(BigDecimal usd, Price price) implements Cost {}

    /// No amount can be given.
    ///
    /// @param reason one sentence for the person, such as "No price is known for this model on
    ///     2026-11-21."
    record Unpriced(String reason) implements Cost {}
}
