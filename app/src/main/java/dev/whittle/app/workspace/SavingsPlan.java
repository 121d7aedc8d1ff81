package dev.whittle.app.workspace;

import java.util.Map;

/// Which saving strategies the person thinks about, with their numbers as they were typed.
///
/// @param strategies by the strategy's id
/// @param hours of work to put them in place
/// @param rate what such an hour costs, in USD
public record SavingsPlan(Map<String, Choice> strategies, String hours, String rate) {
    /// Nothing chosen or typed yet.
    public static final SavingsPlan EMPTY = new SavingsPlan(Map.of(), "", "");

    /// @param on whether it counts
    /// @param inputs what was typed, by the input's id; an input that is missing has its first value
    public record Choice(boolean on, Map<String, String> inputs) {
        public Choice {
            inputs = Map.copyOf(inputs);
        }
    }

    public SavingsPlan {
        strategies = Map.copyOf(strategies);
    }
}
