package dev.whittle.app.experiments;

import dev.whittle.app.control.Hint;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The list of experiments. Enter or a double click opens one, Delete deletes it.
final class ExperimentTable extends TableView<ExperimentRow> {
    private @Nullable UUID chosen;

    ExperimentTable(ExperimentsViewModel model) {
        setId("experiments-table");
        setAccessibleText("Experiments");
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(new Label("No experiment has all these words in its name, note, prompts or answers."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setItems(model.list().rows());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(column("Name", 200, row -> row.summary().note().isEmpty()
                ? row.summary().name()
                : "%s  ·  %s".formatted(row.summary().name(), row.summary().note())));
        TableColumn<ExperimentRow, String> date = column("Date", 120, ExperimentRow::date);
        date.setSortable(false);
        date.setMinWidth(132);
        getColumns().add(date);
        getColumns().add(column("Models", 120, ExperimentRow::models));
        getColumns().add(figures("Cost", 70, row -> new ReadOnlyStringWrapper(row.cost())));
        getColumns().add(figures("Tokens", 92, row -> row.digestProperty().map(digest -> switch (digest) {
            case Digest.Reading _ -> "…";
            case Digest.Read(String tokens, var _) -> tokens;
            case Digest.Unreadable _ -> "–";
        })));
        TableColumn<ExperimentRow, Digest> outcome = new TableColumn<>("Outcome");
        outcome.setPrefWidth(84);
        outcome.setMinWidth(84);
        outcome.setSortable(false);
        outcome.setCellValueFactory(cell -> cell.getValue().digestProperty());
        outcome.setCellFactory(_ -> new OutcomeCell());
        getColumns().add(outcome);
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                chosen = row.summary().id();
            }
        });
        model.list().rows().addListener((ListChangeListener<ExperimentRow>) _ -> keepChosen());
        setRowFactory(_ -> {
            TableRow<ExperimentRow> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    model.open(row.getItem());
                }
            });
            return row;
        });
        setOnKeyPressed(key -> {
            ExperimentRow row = getSelectionModel().getSelectedItem();
            if (row != null && key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                model.open(row);
                key.consume();
            } else if (row != null && key.getCode() == KeyCode.DELETE) {
                model.list().delete(row);
                key.consume();
            }
        });
    }

    // A new list of the same experiments leaves the person where they were.
    private void keepChosen() {
        getItems().stream().filter(row -> row.summary().id().equals(chosen)).findFirst()
                .or(() -> getItems().stream().findFirst())
                .ifPresent(row -> getSelectionModel().select(row));
    }

    private static TableColumn<ExperimentRow, String> column(
            String title, double width, Function<ExperimentRow, String> text) {
        TableColumn<ExperimentRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setComparator(Comparator.comparing(String::toLowerCase));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty ? null : value);
                Hint.show(this, empty ? null : value);
            }
        });
        return column;
    }

    private static TableColumn<ExperimentRow, String> figures(
            String title, double width, Function<ExperimentRow, ObservableValue<String>> text) {
        TableColumn<ExperimentRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> text.apply(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String value, boolean empty) {
                super.updateItem(value, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(empty ? null : value);
            }
        });
        return column;
    }

    private static final class OutcomeCell extends TableCell<ExperimentRow, Digest> {
        @Override
        protected void updateItem(Digest digest, boolean empty) {
            super.updateItem(digest, empty);
            getStyleClass().remove("over");
            setTooltip(null);
            if (empty || digest == null) {
                setText(null);
                return;
            }
            switch (digest) {
                case Digest.Reading _ -> setText("…");
                case Digest.Read(var _, String outcome) -> setText(outcome);
                case Digest.Unreadable(String sentence) -> {
                    setText("unreadable");
                    setTooltip(new Tooltip(sentence));
                    getStyleClass().add("over");
                }
            }
        }
    }
}
