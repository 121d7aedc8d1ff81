package dev.whittle.app.matrix;

import dev.whittle.app.workspace.MatrixSummary;
import java.util.List;

/// The list of kept runs.
public sealed interface KeptState {
    /// It is not shown.
    record Closed() implements KeptState {}

    record Loading() implements KeptState {}

    /// @param runs newest first
    record Listed(List<MatrixSummary> runs) implements KeptState {
        public Listed {
            runs = List.copyOf(runs);
        }
    }

    /// @param sentence why there is no list
    record Failed(String sentence) implements KeptState {}
}
