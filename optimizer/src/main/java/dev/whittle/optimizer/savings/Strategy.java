package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// One way to pay less: what it makes of a bill. Applied after another, it acts on what that left, so
/// savings multiply and are never added. Immutable; nothing is measured here, all numbers are inputs.
public sealed interface Strategy
        permits ResponseCache, Routing, Cascade, Shortening, PrefixCache, Batch, FineTuning, SelfHosting, QualityCheck {
    /// The identity that is saved, such as `response-cache`.
    String id();

    /// What people call it, such as `Response cache`.
    String title();

    /// The bill with this strategy in use.
    Bill on(Bill bill);

    /// USD to pay once before anything is saved, such as for training.
    default BigDecimal oneOff() {
        return BigDecimal.ZERO;
    }
}
