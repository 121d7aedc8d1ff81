package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import dev.whittle.optimizer.experiment.ExperimentDelta.Pair;
import dev.whittle.optimizer.experiment.Run;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What changed from one experiment to another, column by column: in what went in, in what came out, in what it cost.
final class DeltaPane extends BeforeAfter {
    DeltaPane(ExperimentRow before, ExperimentRow after, ExperimentDelta delta, Runnable back) {
        super("delta", "%s  →  %s".formatted(before.summary().name(), after.summary().name()),
                "%s, cost %s  →  %s, cost %s%s".formatted(before.date(), before.cost(), after.date(), after.cost(),
                        difference(before.summary().usd(), after.summary().usd())),
                back);
        for (int i = 0; i < delta.pairs().size(); i++) {
            add(pair(delta.pairs().get(i), "delta-" + (i + 1)));
        }
    }

    private static String difference(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return before == null || after == null
                ? ""
                : " (%s%s)".formatted(after.compareTo(before) > 0 ? "+" : "", Figures.usd(after.subtract(before)));
    }

    private static VBox pair(Pair pair, String id) {
        Run shown = pair.after().or(pair::before).orElseThrow();
        VBox card = ChangeGrid.card(id, shown.column().label(), shown.column().target().displayName());
        if (pair.before().isEmpty() || pair.after().isEmpty()) {
            card.getChildren().add(ChangeGrid.muted(only(pair.before().isEmpty())));
        } else if (pair.changes().isEmpty()) {
            card.getChildren().add(ChangeGrid.muted("Nothing changed."));
        } else {
            card.getChildren().add(changes(pair.before().get(), pair.after().get(), pair.changes(), id));
        }
        return card;
    }

    private static ChangeGrid changes(Run before, Run after, List<Change> changes, String id) {
        ChangeGrid grid = new ChangeGrid(id);
        for (Kind kind : Kind.values()) {
            List<Change> ofKind = changes.stream().filter(change -> change.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                grid.heading(switch (kind) {
                    case INPUT -> "What went in";
                    case OUTCOME -> "What came out";
                    case COST -> "What it cost";
                });
            }
            for (Change change : ofKind) {
                switch (change.what()) {
                    case "prompt" -> {
                        grid.line("prompt", change.before(), change.after());
                        grid.text("its text", ExperimentColumn.text(before.column().prompt()),
                                ExperimentColumn.text(after.column().prompt()));
                    }
                    case "answer" -> grid.text("answer", change.before(), change.after());
                    default -> grid.figures(change.what(), change.before(), change.after());
                }
            }
        }
        return grid;
    }
}
