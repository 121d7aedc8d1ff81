package dev.whittle.app.experiments;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import java.util.OptionalInt;

/// What is open in the place of the list.
public sealed interface DetailState {
    /// The list is shown.
    record Closed() implements DetailState {}

    record Opening(ExperimentRow row) implements DetailState {}

    /// @param opinion what was said of its answers when it was opened
    /// @param pointed the answer someone points at from elsewhere, from 0
    record Open(ExperimentRow row, Experiment experiment, Opinion opinion,
            OptionalInt pointed) implements DetailState {}

    /// @param row what cannot be read, or of two that were to be compared the older one
    /// @param sentence what happened and what to do
    record Unreadable(ExperimentRow row, String sentence) implements DetailState {}

    record Comparing(ExperimentRow before, ExperimentRow after) implements DetailState {}

    /// @param before the older one
    record Compared(ExperimentRow before, ExperimentRow after, ExperimentDelta delta) implements DetailState {}

    /// The trend of a prompt, which has a state of its own.
    record Trends() implements DetailState {}

    /// The runs on cases, which have a state of their own.
    record Runs() implements DetailState {}
}
