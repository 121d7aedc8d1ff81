package dev.whittle.app.compare;

import dev.whittle.optimizer.experiment.Run;

/// What a column shows. Everything that comes later than [Idle] belongs to one run by its number; what
/// belongs to an older one is dropped.
public sealed interface ColumnState {
    /// Nothing was asked yet.
    record Idle() implements ColumnState {}

    /// Asked; no word of the answer or of reasoning yet.
    record Waiting(int number, Partial soFar) implements ColumnState {}

    /// The answer is coming.
    record Streaming(int number, Partial soFar) implements ColumnState {}

    /// It came to an end, whichever.
    ///
    /// @param reasoning the model's reasoning, shown but not recorded
    record Ended(int number, Run run, String reasoning) implements ColumnState {}

    /// Whether something is under way.
    default boolean running() {
        return switch (this) {
            case Waiting _,Streaming _ -> true;
            case Idle _,Ended _ -> false;
        };
    }
}
