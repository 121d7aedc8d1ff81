package dev.whittle.app.examples;

import dev.whittle.app.problem.Problem;

/// What the Examples screen shows.
public sealed interface ExamplesState {
    /// The prompt has no text.
    record Nothing() implements ExamplesState {}

    /// The prompt is being read.
    record Working() implements ExamplesState {}

    /// The prompt has no examples.
    ///
    /// @param why one sentence
    record None(String why) implements ExamplesState {}

    /// Examples were found.
    record Ready(Found found) implements ExamplesState {}

    /// The prompt could not be read.
    record Failed(Problem problem) implements ExamplesState {}
}
