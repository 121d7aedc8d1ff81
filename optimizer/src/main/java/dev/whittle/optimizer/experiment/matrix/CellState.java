package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Checks;
import org.jspecify.annotations.Nullable;

/// How far a cell is.
public sealed interface CellState {
    /// Its call was not sent yet.
    record Waiting() implements CellState {}

    /// Its call is under way, or its answer is being judged.
    record Running() implements CellState {}

    /// There is a whole answer.
    ///
    /// @param result what the checks say, or null if there are none for its case
    record Answered(Run run, Source source, Checks.@Nullable Result result) implements CellState {}

    /// There is no whole answer; nothing of it is scored or kept.
    record Failed(Run run) implements CellState {}

    /// It was not asked.
    ///
    /// @param why one sentence
    record Skipped(String why) implements CellState {}

    /// Where an answer is from. The time of one that is not fresh says nothing.
    enum Source {
        /// It was sent for this cell now.
        FRESH,
        /// It was sent now, for another cell that asks the same.
        SHARED,
        /// This run paid for it before it was interrupted.
        RESUMED,
        /// An earlier run paid for it.
        CACHED
    }
}
