package dev.whittle.app.compare;

import java.util.UUID;

/// Whether what came out is kept.
public sealed interface SaveState {
    /// Nothing came out yet.
    record Nothing() implements SaveState {}

    record Saving() implements SaveState {}

    /// @param id of the experiment
    /// @param name its name
    record Saved(UUID id, String name) implements SaveState {}

    /// The answers stay on the screen and can be saved again.
    ///
    /// @param sentence what happened and what to do
    record Failed(String sentence) implements SaveState {}
}
