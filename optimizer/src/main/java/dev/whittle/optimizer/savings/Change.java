package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// From a number to another.
///
/// @param before what it was
/// @param after what it is
public record Change(BigDecimal before, BigDecimal after) {
    /// What is gone: positive if it became less. Of two rates these are percentage points.
    public BigDecimal saved() {
        return before.subtract(after);
    }

    /// What is gone as a share of what was, or empty of nothing: 0.5 if it halved, -1 if it doubled.
    public Optional<BigDecimal> share() {
        return before.signum() == 0
                ? Optional.empty()
                : Optional.of(saved().divide(before, MathContext.DECIMAL128));
    }
}
