package dev.whittle.app.workspace;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What may be spent.
///
/// @param day the most all runs on cases of one day may spend together, in USD, or null for no limit
public record Budgets(@Nullable BigDecimal day) {
    public static final Budgets NONE = new Budgets(null);
}
