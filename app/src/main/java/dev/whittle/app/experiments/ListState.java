package dev.whittle.app.experiments;

/// What the list shows.
public sealed interface ListState {
    record Loading() implements ListState {}

    /// There are rows, or none that match.
    record Listed() implements ListState {}

    /// Nothing was saved yet.
    record Empty() implements ListState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements ListState {}
}
