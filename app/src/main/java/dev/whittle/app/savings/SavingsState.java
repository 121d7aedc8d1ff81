package dev.whittle.app.savings;

import dev.whittle.optimizer.savings.Payback;
import dev.whittle.optimizer.savings.Waterfall;
import java.util.List;
import java.util.Map;

/// What the Savings screen can show.
sealed interface SavingsState {
    /// The prompt has not been counted yet.
    record Counting() implements SavingsState {}

    /// Nobody knows what a month costs now.
    record Unpriced(String reason) implements SavingsState {}

    /// @param refused why a strategy that is switched on does not count, by its id
    /// @param basis where the bill comes from: model, tokens, price
    /// @param breakEven sentences about caching the prefix of the plan
    /// @param notes what else must be said
    record Ready(
            Waterfall waterfall, Payback payback, Map<String, String> refused, String basis, List<String> breakEven,
            List<String> notes) implements SavingsState {}
}
