package dev.whittle.app.experiments;

import dev.whittle.app.matrix.RunComparison;
import dev.whittle.app.workspace.MatrixSummary;
import java.util.List;
import java.util.UUID;

/// What the list of runs on cases shows.
public sealed interface RunsState {
    record Loading() implements RunsState {}

    /// @param runs newest first
    record Listed(List<MatrixSummary> runs) implements RunsState {
        public Listed {
            runs = List.copyOf(runs);
        }
    }

    record Comparing(UUID one, UUID other) implements RunsState {}

    record Compared(RunComparison.Compared compared) implements RunsState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements RunsState {}
}
