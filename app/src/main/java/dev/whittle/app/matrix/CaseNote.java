package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How cases, prompts and checks fit, in a sentence or two.
final class CaseNote {
    private CaseNote() {}

    /// @param checks the checks of every case, or null
    /// @param checked how many cases have a check
    static String of(CaseSet cases, List<Prompt> prompts, @Nullable JsonNode checks, int checked) {
        List<String> said = new ArrayList<>();
        List<String> unused = new ArrayList<>(cases.unused(prompts));
        if (checks != null) {
            Variables.places(checks.toString()).forEach(place -> unused.remove(place.name()));
        }
        if (!unused.isEmpty()) {
            said.add("No prompt and no check uses %s.".formatted(String.join(", ", unused)));
        }
        int without = cases.cases().size() - checked;
        if (checked == 0) {
            said.add("No case has a check: answers are shown and not judged.");
        } else if (without > 0) {
            said.add("%s of the cases %s no check and will not be judged.".formatted(Figures.number(without),
                    without == 1 ? "has" : "have"));
        }
        return String.join(" ", said);
    }
}
