package dev.whittle.app.experiments;

import dev.whittle.optimizer.experiment.Experiment;

/// The experiment that is open.
public sealed interface DetailState {
    /// The list is shown.
    record Closed() implements DetailState {}

    record Opening(ExperimentRow row) implements DetailState {}

    record Open(ExperimentRow row, Experiment experiment) implements DetailState {}

    /// @param sentence what happened and what to do
    record Unreadable(ExperimentRow row, String sentence) implements DetailState {}
}
