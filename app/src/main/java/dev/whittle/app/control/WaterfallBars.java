package dev.whittle.app.control;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Amounts from now to then, a bar a step: what is left is drawn over what was saved.
public final class WaterfallBars extends GridPane {
    /// What a bar stands for.
    public enum Kind {
        TOTAL, SAVED, ADDED
    }

    /// One step.
    ///
    /// @param id of its first figure
    /// @param from where its bar starts, in the unit of all bars
    /// @param to where it ends
    /// @param figures what stands behind the bar, the first in plain, the others in pale letters
    public record Row(String id, String title, double from, double to, Kind kind, List<String> figures) {
        public Row {
            figures = List.copyOf(figures);
        }
    }

    public WaterfallBars(String id) {
        setId(id);
        getStyleClass().add("waterfall");
        setHgap(12);
        setVgap(8);
    }

    /// Shows steps; all have as many figures.
    public void show(List<Row> rows) {
        getChildren().clear();
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setFillWidth(true);
        getColumnConstraints().setAll(new ColumnConstraints(), bars);
        int figures = rows.stream().mapToInt(row -> row.figures().size()).max().orElse(0);
        for (int i = 0; i < figures; i++) {
            ColumnConstraints right = new ColumnConstraints();
            right.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(right);
        }
        double widest = rows.stream().mapToDouble(row -> Math.max(row.from(), row.to())).max().orElse(0);
        rows.forEach(row -> add(row, widest));
    }

    private void add(Row row, double widest) {
        int line = getRowCount();
        Label name = new Label(row.title());
        name.setMinWidth(USE_PREF_SIZE);
        Bar bar = new Bar();
        bar.show(Math.min(row.from(), row.to()), Math.max(row.from(), row.to()), widest, switch (row.kind()) {
            case TOTAL -> "bar-total";
            case SAVED -> "bar-saved";
            case ADDED -> "bar-added";
        });
        bar.setAccessibleText(row.title() + ": " + String.join(" ", row.figures()));
        add(name, 0, line);
        add(bar, 1, line);
        for (int i = 0; i < row.figures().size(); i++) {
            Label figure = new Label(row.figures().get(i));
            figure.setId(i == 0 ? row.id() : null);
            figure.setMinWidth(USE_PREF_SIZE);
            figure.getStyleClass().add("figures");
            if (i > 0) {
                figure.getStyleClass().add("text-muted");
            }
            add(figure, 2 + i, line);
        }
    }
}
