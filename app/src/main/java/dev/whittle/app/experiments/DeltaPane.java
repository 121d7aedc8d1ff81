package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.app.control.IconButton;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import dev.whittle.optimizer.experiment.ExperimentDelta.Pair;
import dev.whittle.optimizer.experiment.Run;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What changed from one experiment to another, column by column: in what went in, in what came out, in what it cost.
final class DeltaPane extends VBox {
    private static final int SHOWN = 1_200;

    DeltaPane(ExperimentRow before, ExperimentRow after, ExperimentDelta delta, Runnable back) {
        super(10);
        setId("experiment-delta");
        getStyleClass().add("experiments-list");
        Label title = new Label("%s  →  %s".formatted(before.summary().name(), after.summary().name()));
        title.setId("delta-title");
        title.setWrapText(true);
        title.getStyleClass().add("title-4");
        Label when = muted("%s, cost %s  →  %s, cost %s%s".formatted(before.date(), before.cost(), after.date(),
                after.cost(), difference(before.summary().usd(), after.summary().usd())));
        when.setId("delta-cost");
        VBox names = new VBox(title, when);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(8, new IconButton("delta-back", "Back to the list (Esc)", Feather.ARROW_LEFT, back),
                names);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox pairs = new VBox(14);
        for (int i = 0; i < delta.pairs().size(); i++) {
            pairs.getChildren().add(pair(delta.pairs().get(i), "delta-" + (i + 1)));
        }
        ScrollPane scroll = new ScrollPane(pairs);
        scroll.setId("delta-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    private static String difference(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return before == null || after == null
                ? ""
                : " (%s%s)".formatted(after.compareTo(before) > 0 ? "+" : "", Figures.usd(after.subtract(before)));
    }

    private static VBox pair(Pair pair, String id) {
        Run shown = pair.after().or(pair::before).orElseThrow();
        Label letter = new Label(shown.column().label());
        letter.getStyleClass().add("column-letter");
        Label model = new Label(shown.column().target().displayName());
        model.getStyleClass().add("text-bold");
        HBox head = new HBox(8, letter, model);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(8, head);
        box.setId(id);
        box.getStyleClass().add("compare-column");
        if (pair.before().isEmpty() || pair.after().isEmpty()) {
            box.getChildren().add(muted(pair.before().isEmpty()
                    ? "Only the later experiment has this column."
                    : "Only the earlier experiment has this column."));
        } else if (pair.changes().isEmpty()) {
            box.getChildren().add(muted("Nothing changed."));
        } else {
            box.getChildren().add(changes(pair.changes(), id));
        }
        return box;
    }

    private static GridPane changes(List<Change> changes, String id) {
        GridPane grid = new GridPane(14, 6);
        ColumnConstraints what = new ColumnConstraints();
        what.setPercentWidth(20);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(40);
        grid.getColumnConstraints().setAll(what, half, half);
        int line = 0;
        for (Kind kind : Kind.values()) {
            List<Change> ofKind = changes.stream().filter(change -> change.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                Label head = new Label(switch (kind) {
                    case INPUT -> "What went in";
                    case OUTCOME -> "What came out";
                    case COST -> "What it cost";
                });
                head.getStyleClass().addAll("text-bold", "text-small");
                grid.add(head, 0, line++, 3, 1);
            }
            for (Change change : ofKind) {
                grid.add(top(muted(change.what())), 0, line);
                grid.add(value(change.before(), "%s-%d-before".formatted(id, line)), 1, line);
                grid.add(value(change.after() + percent(change), "%s-%d-after".formatted(id, line)), 2, line);
                line++;
            }
        }
        return grid;
    }

    // ` (−57 %)` where both are numbers.
    private static String percent(Change change) {
        try {
            BigDecimal before = new BigDecimal(change.before());
            BigDecimal difference = new BigDecimal(change.after()).subtract(before);
            return change.kind() == Kind.INPUT || before.signum() == 0
                    ? ""
                    : String.format(Locale.ROOT, "  (%+.0f %%)", difference.movePointRight(2)
                            .divide(before, MathContext.DECIMAL64).doubleValue()).replace('-', '−');
        } catch (NumberFormatException _) {
            return "";
        }
    }

    private static Label value(String text, String id) {
        String shown = text.length() <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHOWN))) + " …";
        Label label = new Label(text.isEmpty() ? "–" : shown);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return top(label);
    }

    private static Label top(Label label) {
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }
}
