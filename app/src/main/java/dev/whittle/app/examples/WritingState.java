package dev.whittle.app.examples;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// How far having a model write instructions is.
public sealed interface WritingState {
    /// Nothing was asked yet.
    record Idle() implements WritingState {}

    /// @param says how far
    record Asking(String says) implements WritingState {}

    /// It is over.
    ///
    /// @param prompt the one it was written for
    /// @param candidates what was written and how it did, one line each
    /// @param says how it went and what it cost
    /// @param proposal the prompt with the best, or empty if none is good enough
    record Written(Prompt prompt, List<String> candidates, String says, Optional<ExampleProposal> proposal)
            implements
                WritingState {
        public Written {
            candidates = List.copyOf(candidates);
        }
    }

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements WritingState {}
}
