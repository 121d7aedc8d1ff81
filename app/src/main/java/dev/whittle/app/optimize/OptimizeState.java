package dev.whittle.app.optimize;

import dev.whittle.app.problem.Problem;
import dev.whittle.optimizer.Ledger;

/// What the Optimize screen shows.
public sealed interface OptimizeState {
    /// The prompt has no text yet.
    record Nothing() implements OptimizeState {}

    /// The passes are at work on the prompt as it stands.
    record Working() implements OptimizeState {}

    /// The passes were stopped before they had looked at the prompt as it stands.
    record Stopped() implements OptimizeState {}

    /// Proposals for the prompt as it stands, decided or not.
    record Ready(Ledger ledger) implements OptimizeState {}

    /// The passes could not run.
    record Failed(Problem problem) implements OptimizeState {}
}
