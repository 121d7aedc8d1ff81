package dev.whittle.optimizer.experiment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A comparison as it was, with every input by value: prompts and their values, models, parameters, rate
/// rows, and what came of each column. Immutable; it never refers to anything that may change.
///
/// @param name what the person calls it
/// @param program the version of Whittle that ran it
/// @param question the question the context was chosen for, or null if there was none
/// @param runs the columns in the order they stood in
public record Experiment(
        UUID id, String name, Instant createdAt, String program, @Nullable String question, List<Run> runs) {
    public Experiment {
        runs = List.copyOf(runs);
    }

    /// A new experiment with an id of its own.
    public static Experiment of(
            String name, Instant createdAt, String program, @Nullable String question, List<Run> runs) {
        return new Experiment(UUID.randomUUID(), name, createdAt, program, question, runs);
    }

    /// The experiment as JSON: `"format": 1`, money as decimal strings, durations in whole milliseconds
    /// (fractions are cut), moments as ISO 8601, absent values left out.
    public String toJson() {
        return PromptJson.print(ExperimentJson.write(this));
    }

    /// The experiment a JSON text holds. Unknown fields are ignored.
    ///
    /// @throws IllegalArgumentException if it is not one, or is of a newer format; the message is one
    ///     sentence for the person
    public static Experiment fromJson(String json) {
        return ExperimentJson.read(json);
    }
}
