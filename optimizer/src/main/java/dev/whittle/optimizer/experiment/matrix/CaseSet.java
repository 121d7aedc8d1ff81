package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// The cases of a file.
///
/// @param name what to call the file
/// @param columns the names any case has a value for, in order of appearance
public record CaseSet(String name, List<Case> cases, List<String> columns) {
    public CaseSet {
        cases = List.copyOf(cases);
        columns = List.copyOf(columns);
    }

    static CaseSet of(String name, List<Case> cases) {
        SequencedSet<String> columns = new LinkedHashSet<>();
        cases.forEach(one -> columns.addAll(one.variables().keySet()));
        return new CaseSet(name, cases, List.copyOf(columns));
    }

    /// Refuses cases that leave a variable of a prompt without a value: it would be sent as it is written,
    /// and every answer would be one to another question.
    ///
    /// @throws IllegalArgumentException if so; the message names the variables and the columns there are
    public void requireFor(String promptName, Prompt prompt) {
        List<String> missing = new ArrayList<>(prompt.unfilled());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The prompt \"%s\" has %s, but %s has no such column; it has %s."
                    .formatted(promptName, placeholders(missing), name,
                            columns.isEmpty() ? "none" : String.join(", ", columns)));
        }
        for (Case one : cases) {
            List<String> without = prompt.unfilled().stream()
                    .filter(variable -> !one.variables().containsKey(variable)).toList();
            if (!without.isEmpty()) {
                throw new IllegalArgumentException(
                        "Case %d of %s has no value for %s of the prompt \"%s\"; give it one."
                                .formatted(one.number(), name, placeholders(without), promptName));
            }
        }
    }

    /// The columns that neither a prompt nor a check mentions.
    public List<String> unused(Collection<Prompt> prompts) {
        Set<String> used = new LinkedHashSet<>();
        prompts.forEach(prompt -> used.addAll(prompt.variables()));
        for (Case one : cases) {
            if (!one.checks().isEmpty()) {
                Variables.places(one.checks().toString()).forEach(place -> used.add(place.name()));
            }
        }
        return columns.stream().filter(column -> !used.contains(column)).toList();
    }

    private static String placeholders(List<String> names) {
        return String.join(", ", names.stream().map("{{%s}}"::formatted).toList());
    }
}
