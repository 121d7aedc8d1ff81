package dev.whittle.app.context;

import dev.whittle.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/// What the Context screen shows.
public sealed interface ContextState {
    /// There are no chunks.
    record Empty() implements ContextState {}

    /// Chunks are being ranked for the first time.
    record Ranking() implements ContextState {}

    /// Chunks are ranked and packed.
    ///
    /// @param meaning how far ranking by meaning has come
    record Ready(ContextResult result, Meaning meaning) implements ContextState {}

    /// Ranking or packing failed.
    record Failed(Problem problem) implements ContextState {}

    /// Ranking by words is there at once; how is it with meaning?
    sealed interface Meaning {
        /// The scores are of words and meaning.
        record Used() implements Meaning {}

        /// It is not asked for, or there is no question.
        record Unasked() implements Meaning {}

        /// Chunks are being embedded; words count in the meantime.
        record Embedding(int done, int of) implements Meaning {}

        /// It was stopped, or could not be done; words count alone.
        ///
        /// @param why one sentence
        /// @param again whether trying again may help
        record Without(String why, boolean again) implements Meaning {}
    }

    /// The newest result, if there is one.
    static @Nullable ContextResult result(ContextState state) {
        return state instanceof Ready ready ? ready.result() : null;
    }
}
