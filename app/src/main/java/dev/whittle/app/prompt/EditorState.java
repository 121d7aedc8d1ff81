package dev.whittle.app.prompt;

/// Whether an editor has all of its text.
sealed interface EditorState {
    record Ready() implements EditorState {}

    /// What was pasted comes in a moment; typing goes on.
    ///
    /// @param size of it, in words
    record Pasting(String size) implements EditorState {}

    /// The text comes in a moment.
    ///
    /// @param size of it, in words
    record Showing(String size) implements EditorState {}
}
