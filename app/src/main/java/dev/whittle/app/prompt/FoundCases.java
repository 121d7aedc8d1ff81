package dev.whittle.app.prompt;

import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.util.ArrayList;
import java.util.List;

/// The cases of a file, as far as they were understood.
///
/// @param kept how many of their checks were kept, by kind, such as `contains 12`; none if there
///     are no checks
/// @param dropped sentences on what was not taken over
public record FoundCases(CaseSet set, List<String> kept, List<String> dropped) {
    private static final int SHOWN = 5;

    public FoundCases {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /// What there is to know before they are taken over.
    public List<Understood.Fact> facts() {
        List<Understood.Fact> facts = new ArrayList<>();
        facts.add(new Understood.Fact("Cases", "%,d%s".formatted(set.cases().size(),
                set.columns().isEmpty() ? "" : ", with " + Understood.brief(String.join(", ", set.columns())))));
        facts.add(new Understood.Fact("Checks", kept.isEmpty()
                ? "none: answers are shown and not judged"
                : Understood.brief(String.join(", ", kept))));
        dropped.forEach(sentence -> facts.add(new Understood.Fact("Left behind", sentence)));
        return facts;
    }

    /// The first cases, for a file that holds nothing else.
    public String preview() {
        StringBuilder preview = new StringBuilder();
        set.cases().stream().limit(SHOWN).forEach(one -> {
            preview.append(preview.isEmpty() ? "" : "\n").append(one.title()).append('\n');
            one.variables().forEach((name, value) -> preview.append("  ").append(name).append(": ")
                    .append(Understood.brief(value)).append('\n'));
        });
        return preview + (set.cases().size() > SHOWN ? "\n… and %,d more".formatted(set.cases().size() - SHOWN) : "");
    }
}
