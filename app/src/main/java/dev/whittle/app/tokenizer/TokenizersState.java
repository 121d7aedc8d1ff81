package dev.whittle.app.tokenizer;

import dev.whittle.app.problem.Problem;
import java.nio.file.Path;

/// What the list of tokenizers in Settings is doing.
public sealed interface TokenizersState {
    /// Nothing; the list is as it is shown.
    record Idle() implements TokenizersState {}

    /// A file is being read for a family.
    record Adding(String id, Path file) implements TokenizersState {}

    /// The file of a family was taken off the list and can be brought back.
    record Removed(String id, Path file) implements TokenizersState {}

    /// What was asked for did not happen.
    ///
    /// @param id the family, or empty if the list itself cannot be used
    record Failed(String id, Problem problem) implements TokenizersState {}
}
