package dev.whittle.app.versions;

/// What stands beside the timeline.
public sealed interface DiffState {
    /// No version is selected.
    record Nothing() implements DiffState {}

    record Comparing() implements DiffState {}

    /// @param sentence what the whole difference adds
    record Compared(String sentence, VersionDiff diff) implements DiffState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements DiffState {}
}
