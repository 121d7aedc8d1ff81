package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The answer is free of secrets, or of personal data. The reason names what was found and never
/// quotes it.
record Free(List<Finding> findings) implements Rule {
    Free {
        findings = List.copyOf(findings);
    }

    static Free of(Spec spec, Finding.Kind kind) {
        List<Finding> all = Finding.of(kind);
        JsonNode value = spec.node().path("value");
        if (value.isMissingNode() || value.isNull()) {
            return new Free(all);
        }
        List<String> ids = all.stream().map(Finding::id).toList();
        List<String> wanted = spec.texts().stream().map(Template::text).toList();
        for (String id : wanted) {
            if (!ids.contains(id)) {
                throw spec.refused("looks for \"%s\"; it can look for %s".formatted(id, String.join(", ", ids)));
            }
        }
        return new Free(all.stream().filter(finding -> wanted.contains(finding.id())).toList());
    }

    @Override
    public Verdict judge(Answer answer) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.in(answer.text())) {
                found.add(finding.name());
            }
        }
        return Verdict.of(found.isEmpty(), found.isEmpty()
                ? "Nothing of what was looked for is in the answer."
                : "The answer holds %s.".formatted(String.join(", ", found)));
    }
}
