package dev.whittle.app.compare;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.Vote;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/// Votes in words.
public final class VoteText {
    private VoteText() {}

    /// Such as `Votes: A: GPT-4o 2, B: GPT-5 1, tie 1, both bad 0.`
    public static String of(Experiment experiment, Opinion all) {
        List<String> parts = new ArrayList<>();
        List<String> names = names(experiment);
        for (int i = 0; i < names.size(); i++) {
            parts.add("%s %d".formatted(names.get(i), all.wins(i)));
        }
        parts.add("tie %d".formatted(all.count(Vote.Verdict.TIE)));
        parts.add("%s %d".formatted(allBad(names.size()), all.count(Vote.Verdict.ALL_BAD)));
        return "Votes: " + String.join(", ", parts) + ".";
    }

    /// Such as `A: GPT-4o`, of every run.
    static List<String> names(Experiment experiment) {
        return experiment.runs().stream().map(run -> name(run.column())).toList();
    }

    static String name(Column column) {
        return "%s: %s".formatted(column.label(), column.target().displayName());
    }

    static String allBad(int answers) {
        return answers == 2 ? "both bad" : "all bad";
    }
}
