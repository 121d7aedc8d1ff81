package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.RunComparison.Compared;
import dev.whittle.app.matrix.RunDeltaText;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Pair;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Side;
import java.util.List;
import javafx.scene.layout.VBox;

/// What changed from one run on cases to another: in what went in, in how many answers passed, in what it cost.
final class RunDeltaPane extends BeforeAfter {
    RunDeltaPane(Compared compared, Runnable back) {
        super("run-delta", "%s  →  %s".formatted(compared.before().name(), compared.after().name()),
                "%s  →  %s; %s in both".formatted(when(compared.before()), when(compared.after()),
                        Figures.counted(compared.delta().sharedCases(), "case")),
                back);
        MatrixDelta delta = compared.delta();
        if (!delta.inputs().isEmpty()) {
            VBox shared = ChangeGrid.card("run-delta-shared", "⁂", "All columns");
            ChangeGrid grid = new ChangeGrid("run-delta-shared");
            inputs(grid, delta.inputs());
            shared.getChildren().add(grid);
            add(shared);
        }
        for (int i = 0; i < delta.pairs().size(); i++) {
            add(pair(delta.pairs().get(i), "run-delta-" + (i + 1)));
        }
    }

    private static String when(SavedMatrix run) {
        return Figures.moment(run.createdAt());
    }

    private static VBox pair(Pair pair, String id) {
        Side shown = pair.after().or(pair::before).orElseThrow();
        VBox card = ChangeGrid.card(id, shown.column().label(), shown.column().target().displayName());
        if (pair.before().isEmpty() || pair.after().isEmpty()) {
            card.getChildren().add(ChangeGrid.muted(only(pair.before().isEmpty())));
        }
        ChangeGrid grid = new ChangeGrid(id);
        if (!pair.inputs().isEmpty()) {
            inputs(grid, pair.inputs());
            if (pair.before().isPresent() && pair.after().isPresent()) {
                prompt(grid, pair.before().get(), pair.after().get());
            }
        }
        grid.heading("What it came to");
        RunDeltaText.outcome(pair).forEach(line -> grid.line(line.what(), line.before(), line.after()));
        card.getChildren().add(grid);
        return card;
    }

    private static void inputs(ChangeGrid grid, List<Change> changes) {
        grid.heading("What went in");
        changes.forEach(change -> grid.line(change.what(), change.before(), change.after()));
    }

    private static void prompt(ChangeGrid grid, Side before, Side after) {
        if (!before.column().prompt().id().equals(after.column().prompt().id())) {
            grid.text("its text", ExperimentColumn.text(before.column().prompt()),
                    ExperimentColumn.text(after.column().prompt()));
        }
    }
}
