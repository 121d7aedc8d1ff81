package dev.whittle.app.search;

import java.util.List;

/// What the list of hits shows.
public sealed interface SearchState {
    record Searching() implements SearchState {}

    /// @param words what was searched for; blank for all saved prompts
    /// @param hits by kind, of each the newest first
    record Shown(String words, List<Hit> hits) implements SearchState {
        public Shown {
            hits = List.copyOf(hits);
        }
    }

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements SearchState {}
}
