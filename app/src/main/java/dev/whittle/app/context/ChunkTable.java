package dev.whittle.app.context;

import dev.whittle.app.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.control.Label;

/// One row a chunk: rank, score, tokens, what it is, whether it was kept and why. Dropped ones are pale.
final class ChunkTable extends TableView<ContextRow> {
    private final ContextViewModel model;

    ChunkTable(ContextViewModel model) {
        this.model = model;
        setId("chunks-table");
        setAccessibleText("Chunks with their scores");
        getStyleClass().addAll("dense", "striped");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(
                column("#", 34, row -> row.rank() == 0 ? "–" : Integer.toString(row.rank()), ContextRow::rank, true));
        getColumns().add(scores());
        getColumns().add(column("Tokens", 60, row -> Figures.number(row.tokens()), ContextRow::tokens, true));
        getColumns().add(column("Chunk", 190, ChunkTable::name, ChunkTable::name, false));
        getColumns().add(column("Packed", 210, ContextRow::why, row -> !row.kept(), false));
        getColumns().add(column("Source", 100, row -> row.chunk().source(), row -> row.chunk().source(), false));
        setRowFactory(_ -> new Row());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE) {
                removeSelected();
            }
        });
    }

    void show(List<ContextRow> rows) {
        ContextRow selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows);
        sort();
        if (selected == null) {
            getSelectionModel().selectFirst();
        } else {
            rows.stream().filter(row -> row.chunk().equals(selected.chunk())).findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
    }

    void removeSelected() {
        model.remove(getSelectionModel().getSelectedItems().stream().map(ContextRow::chunk).toList());
    }

    private static String name(ContextRow row) {
        String title = row.chunk().title();
        return title.isBlank() ? row.chunk().text().strip().lines().findFirst().orElse("") : title;
    }

    private static <T extends Comparable<T>> TableColumn<ContextRow, ContextRow> column(
            String title, double width, Function<ContextRow, String> text, Function<ContextRow, T> order,
            boolean figures) {
        TableColumn<ContextRow, ContextRow> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(Comparator.comparing(order));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(ContextRow row, boolean empty) {
                super.updateItem(row, empty);
                setAlignment(figures ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                setText(empty || row == null ? null : text.apply(row));
                setTooltip(empty || row == null ? null : new Tooltip(text.apply(row)));
            }
        });
        return column;
    }

    private static TableColumn<ContextRow, ContextRow> scores() {
        TableColumn<ContextRow, ContextRow> column = new TableColumn<>("BM25");
        column.setPrefWidth(106);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(Comparator.comparingDouble(ContextRow::score));
        column.setCellFactory(_ -> new TableCell<>() {
            private final ProgressBar bar = new ProgressBar();
            private final Label figure = new Label();
            private final HBox box = new HBox(6, bar, figure);

            @Override
            protected void updateItem(ContextRow row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                    return;
                }
                bar.setProgress(row.share());
                bar.setPrefWidth(44);
                bar.getStyleClass().add("small");
                figure.setText(String.format(Locale.ROOT, "%.2f", row.score()));
                box.setAlignment(Pos.CENTER_LEFT);
                setGraphic(box);
            }
        });
        return column;
    }

    private static final class Row extends TableRow<ContextRow> {
        @Override
        protected void updateItem(ContextRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("rejected-row");
            setId(empty || row == null ? null : "chunk-" + row.chunk().id());
            if (!empty && row != null && !row.kept()) {
                getStyleClass().add("rejected-row");
            }
        }
    }
}
