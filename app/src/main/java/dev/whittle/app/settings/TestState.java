package dev.whittle.app.settings;

/// What came of asking a server which models it has.
public sealed interface TestState {
    /// It was not asked yet, or the connection changed since.
    record Untested() implements TestState {}

    record Testing() implements TestState {}

    record Answered(int models) implements TestState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements TestState {}
}
