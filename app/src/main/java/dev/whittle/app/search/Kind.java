package dev.whittle.app.search;

import dev.whittle.app.workspace.Field;
import dev.whittle.app.workspace.Found;

/// What a hit is, in the order they are listed.
public enum Kind {
    PROMPT("Prompt", "Prompts"), VERSION("Version", "Versions"), NOTE("Note", "Notes"), EXPERIMENT("Experiment",
            "Experiments"), CASES("Run on cases", "Runs on cases"), ANSWER("Answer", "Answers");

    private final String one;
    private final String many;

    Kind(String one, String many) {
        this.one = one;
        this.many = many;
    }

    static Kind of(Hit hit) {
        return switch (hit) {
            case Hit.Prompt _ -> PROMPT;
            case Hit.Match(Found.Version version) -> switch (version.field()) {
                case NAME -> PROMPT;
                case NOTE -> NOTE;
                case TEXT -> VERSION;
            };
            case Hit.Match(Found.Comparison comparison) -> comparison.field() == Field.NOTE ? NOTE : EXPERIMENT;
            case Hit.Match(Found.Cases _) -> CASES;
            case Hit.Match(Found.Answer _) -> ANSWER;
        };
    }

    String one() {
        return one;
    }

    String many() {
        return many;
    }
}
