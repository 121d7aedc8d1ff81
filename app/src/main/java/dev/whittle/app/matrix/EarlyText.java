package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.EarlyEnd;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When and why a run ended early, in a sentence.
public final class EarlyText {
    private EarlyText() {}

    /// Empty if everything was to be asked.
    public static Optional<String> of(MatrixRun run) {
        return run.early().map(early -> sentence(run.plan(), early.certain()));
    }

    private static String sentence(Plan plan, List<Optional<EarlyEnd.Certain>> certain) {
        List<String> said = new ArrayList<>();
        for (int column = 1; column < certain.size(); column++) {
            Optional<EarlyEnd.Certain> known = certain.get(column);
            if (known.isPresent()) {
                said.add("%s %s after %s of %s".formatted(plan.columns().get(column).column().label(),
                        known.get().holds() ? "holds" : "fails", Figures.number(known.get().cases()),
                        Figures.counted(plan.cases().size(), "case")));
            }
        }
        return said.isEmpty()
                ? "No verdict was certain early."
                : "Certain early: %s (at most %s of such runs err).".formatted(String.join(", ", said),
                        Figures.percent(EarlyEnd.ERROR));
    }
}
