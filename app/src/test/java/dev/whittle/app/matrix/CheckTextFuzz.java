package dev.whittle.app.matrix;

import dev.whittle.app.problem.Problem;
import dev.whittle.format.DataFormat;
import dev.whittle.fuzz.FuzzRun;
import dev.whittle.fuzz.FuzzRun.Target;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Damaged checks as they are typed into the window.
public final class CheckTextFuzz {
    private static final List<String> VALID = List.of(
            "contains: refund\nsimilar(0.8): a text\nnot-is-json\n\nlevenshtein(3): x",
            "- type: contains\n  value: \"{{x}}\"\n- type: regex\n  value: '^a+$'",
            "assert:\n- type: not-icontains\n  value: a",
            "[{\"type\": \"contains-all\", \"value\": [\"a\", \"b\"], \"weight\": 2}]",
            "# note\n- {type: assert-set, threshold: 0.5, assert: [{type: is-json, value: {type: object}}]}");

    private CheckTextFuzz() {}

    public static Target target(int share, List<DataFormat> notations) {
        return new Target("checks-typed", share, damage -> {
            try {
                JsonNode checks = CheckText.read(damage.text(damage.any(VALID), VALID), notations);
                if (checks != null) {
                    new ChecksReader(Equipment.NONE).read(checks);
                    CheckText.write(checks);
                    checks.forEach(CheckText::name);
                }
                return true;
            } catch (IllegalArgumentException e) {
                FuzzRun.requireSentence(Problem.of(e).title(), e);
                return false;
            }
        });
    }
}
