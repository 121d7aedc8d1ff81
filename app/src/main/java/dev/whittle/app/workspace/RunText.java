package dev.whittle.app.workspace;

import dev.whittle.app.workspace.Found.OfCase;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.matrix.Call;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A run on cases that was read to find words in it. Thread-safe.
final class RunText {
    private final UUID id;
    private final String name;
    private final Instant at;
    // Nothing of one that cannot be read: it is found by its name, and opening it says what is wrong.
    private final Optional<MatrixInputs> inputs;
    // The first cell each call answers, once someone asked.
    private @Nullable Map<String, Integer> cells;

    private RunText(UUID id, String name, Instant at, Optional<MatrixInputs> inputs) {
        this.id = id;
        this.name = name;
        this.at = at;
        this.inputs = inputs;
    }

    static RunText of(UUID id, String name, Instant at, String body) {
        try {
            return new RunText(id, name, at,
                    Optional.of(MatrixInputs.fromJson(JsonMapper.shared().readTree(body))));
        } catch (JacksonException | IllegalArgumentException _) {
            return new RunText(id, name, at, Optional.empty());
        }
    }

    /// How many cells it has.
    long size() {
        return (long) cases().size() * cellsOfACase();
    }

    private List<Case> cases() {
        return inputs.map(there -> there.cases().cases()).orElse(List.of());
    }

    private int cellsOfACase() {
        return inputs.map(there -> there.columns().size() * there.repeats()).orElse(1);
    }

    /// The hit of a run that has the words.
    Found found(Words words) {
        int first = -1;
        int matching = 0;
        for (int i = 0; i < cases().size(); i++) {
            if (words.in(MatrixText.of(cases().get(i))) && matching++ == 0) {
                first = i;
            }
        }
        if (first >= 0) {
            return new Found.Cases(id, name, at, Optional.of(ofCase(first * cellsOfACase())), matching - 1,
                    words.excerpt(MatrixText.of(cases().get(first))));
        }
        MatrixText text = inputs.map(MatrixText::of).orElse(MatrixText.NONE);
        return new Found.Cases(id, name, at, Optional.empty(), 0, words.excerpt(text.cases() + "\n" + text.prompts()));
    }

    /// The hit of an answer that has the words.
    Found answer(int cell, Instant came, String text, Words words) {
        MatrixInputs there = inputs.orElseThrow();
        Column column = there.columns().get(cell / there.repeats() % there.columns().size()).column();
        return new Found.Answer(new Found.OnCase(id, name, ofCase(cell), cell % there.repeats() + 1, there.repeats()),
                came, column.label(), column.target().displayName(), words.excerpt(text));
    }

    private OfCase ofCase(int cell) {
        Case one = cases().get(cell / cellsOfACase());
        return new OfCase(cell, one.number(), one.title());
    }

    /// The first cell a call answers; empty if it is none of the cases but the judge's.
    ///
    /// @param comparison knows what the run sent
    synchronized OptionalInt cell(String call, Comparison comparison) {
        if (cells == null) {
            cells = inputs.map(there -> cells(there, comparison)).orElse(Map.of());
        }
        Integer cell = cells.get(call);
        return cell == null ? OptionalInt.empty() : OptionalInt.of(cell);
    }

    private static Map<String, Integer> cells(MatrixInputs inputs, Comparison comparison) {
        Map<String, Integer> cells = new HashMap<>();
        try {
            for (Call call : Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), comparison).calls()) {
                cells.put(call.key(), call.cells().getFirst());
            }
        } catch (IllegalArgumentException _) {
            // One that could never be run has no answers.
            cells.clear();
        }
        return cells;
    }
}
