package dev.whittle.app.settings;

/// What the last thing done with the workspace file came to.
public sealed interface CareState {
    record Idle() implements CareState {}

    /// @param what such as `Backing up`
    record Working(String what) implements CareState {}

    /// @param sentence what was done or found
    record Done(String sentence) implements CareState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements CareState {}
}
