package dev.whittle.app.shell;

/// What is said of a model when the cheapest that fits is looked for.
sealed interface FitState {
    /// Nothing was asked, or it fits and another is cheaper.
    record Unasked() implements FitState {}

    record Cheapest() implements FitState {}

    record Refused(String reason) implements FitState {}
}
