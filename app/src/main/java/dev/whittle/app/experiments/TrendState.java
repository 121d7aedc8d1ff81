package dev.whittle.app.experiments;

import java.util.List;

/// What the trend of prompts shows.
public sealed interface TrendState {
    record Reading() implements TrendState {}

    /// No experiment is kept yet.
    record Empty() implements TrendState {}

    /// @param prompts the names of all that were run
    /// @param prompt the one that is shown
    record Shown(List<String> prompts, String prompt, Trend trend) implements TrendState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements TrendState {}
}
