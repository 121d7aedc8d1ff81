package dev.whittle.optimizer.experiment.matrix;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// One case a prompt is tried on.
///
/// @param number its place in the file, from 1; of one that stands for several (a list as value) all have
///     the same
/// @param description what the person calls it, may be empty
/// @param variables the values of the variables, in the file's order; an empty one is a value like others
/// @param expected the answer that is expected word by word, or null if none was given
/// @param checks what is asked of the answer, in promptfoo's vocabulary (`type`, `value`, `threshold`,
///     `weight`); never changed once the case is made
/// @param threshold the share of the checks' weights that must hold, 0 to 1, or null for all of them
public record Case(
        int number,
        String description,
        SequencedMap<String, String> variables,
        @Nullable String expected,
        ArrayNode checks,
        @Nullable Double threshold) {
    public Case {
        variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
    }

    /// What people call it: its description, or its number and first value, cut short.
    public String title() {
        if (!description.isBlank()) {
            return description.strip();
        }
        String first = variables.isEmpty() ? "" : variables.firstEntry().getValue().strip().replaceAll("\\s+", " ");
        String brief = first.codePointCount(0, first.length()) <= 40
                ? first
                : first.substring(0, first.offsetByCodePoints(0, 39)) + "…";
        return brief.isEmpty() ? "case " + number : "case %d: %s".formatted(number, brief);
    }
}
