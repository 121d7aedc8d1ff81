package dev.whittle.app.versions;

import java.util.List;

/// What the timeline shows.
public sealed interface TimelineState {
    record Loading() implements TimelineState {}

    /// The prompt has no saved version yet.
    record Empty() implements TimelineState {}

    /// @param entries newest first
    /// @param warnings sentences on models that go
    record Shown(List<TimelineEntry> entries, List<String> warnings) implements TimelineState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements TimelineState {}
}
