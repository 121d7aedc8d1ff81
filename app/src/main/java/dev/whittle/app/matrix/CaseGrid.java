package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// One row a case, one cell a column. Only what is visible has a cell, and only cells are told of changes.
final class CaseGrid extends TableView<Integer> {
    private static final int ROW = 30;

    private final ListChangeListener<Integer> keeping = _ -> keepChosen();
    private final List<AnswerCell> cells = new ArrayList<>();
    private final Label nothing = new Label();
    private int chosenCase;
    private int chosenColumn = 1;

    CaseGrid(MatrixViewModel model) {
        setId("matrix-grid");
        setAccessibleText("Answers, a row a case and a column a prompt on a model");
        getStyleClass().addAll("dense", "matrix-grid");
        setFixedCellSize(ROW);
        setPlaceholder(nothing);
        getSelectionModel().setCellSelectionEnabled(true);
        model.resultsProperty().addListener((_, _, now) -> now.ifPresent(this::show));
        model.frameProperty().addListener((_, _, _) -> cells.forEach(AnswerCell::look));
        model.resultsProperty().get().ifPresent(this::show);
    }

    /// What is said where a filter lists nothing.
    void setNothing(String sentence) {
        nothing.setText(sentence);
    }

    private void show(Results results) {
        cells.clear();
        Plan plan = results.run().plan();
        List<TableColumn<Integer, ?>> columns = new ArrayList<>();
        columns.add(titles(plan));
        for (int i = 0; i < plan.columns().size(); i++) {
            columns.add(answers(results, i));
        }
        getItems().removeListener(keeping);
        setItems(results.rows().shown());
        getColumns().setAll(columns);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getItems().addListener(keeping);
        keepChosen();
    }

    // Another list of the same cases leaves the person where they were.
    private void keepChosen() {
        int row = Math.max(0, getItems().indexOf(chosenCase));
        if (!getItems().isEmpty()) {
            getSelectionModel().clearAndSelect(row, getColumns().get(Math.min(chosenColumn, getColumns().size() - 1)));
        }
    }

    /// The selected cell of the plan: its first repeat.
    OptionalInt selected(Results results) {
        SelectionModel<Integer> selection = getSelectionModel();
        Integer one = selection.getSelectedItem();
        List<?> places = getSelectionModel().getSelectedCells();
        if (one == null || places.isEmpty()) {
            return OptionalInt.empty();
        }
        chosenCase = one;
        chosenColumn = Math.max(1, ((TablePosition<?, ?>) places.getLast()).getColumn());
        return OptionalInt.of(results.run().plan().cell(chosenColumn - 1, one, 0));
    }

    /// Selects the answer a cell of the plan is one of.
    void select(Results results, int cell) {
        Plan plan = results.run().plan();
        chosenCase = plan.caseOf(cell);
        chosenColumn = plan.columnOf(cell) + 1;
        keepChosen();
        // A grid that was just filled has no height to scroll in yet.
        Platform.runLater(() -> {
            scrollTo(Math.max(0, getItems().indexOf(chosenCase) - 1));
            scrollToColumnIndex(chosenColumn);
        });
    }

    /// How many cells were ever built: a test holds that they are those that can be seen.
    int built() {
        return cells.size();
    }

    private static TableColumn<Integer, Integer> titles(Plan plan) {
        TableColumn<Integer, Integer> column = new TableColumn<>("Case");
        column.setId("matrix-case");
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(170);
        column.setMinWidth(90);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Integer one, boolean empty) {
                super.updateItem(one, empty);
                String title = empty || one == null ? null : plan.cases().get(one).title();
                setText(title);
                setTooltip(title == null ? null : new Tooltip(title));
            }
        });
        return column;
    }

    private TableColumn<Integer, Integer> answers(Results results, int index) {
        Plan plan = results.run().plan();
        Column what = plan.columns().get(index).column();
        TableColumn<Integer, Integer> column = new TableColumn<>(
                "%s · %s".formatted(what.label(), what.target().displayName()));
        column.setId("matrix-column-" + what.label().toLowerCase(Locale.ROOT));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(220);
        column.setMinWidth(110);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> {
            AnswerCell cell = new AnswerCell(one -> states(results, index, one));
            cells.add(cell);
            return cell;
        });
        return column;
    }

    private static List<CellState> states(Results results, int column, int one) {
        Plan plan = results.run().plan();
        return IntStream.range(0, plan.repeats())
                .mapToObj(repeat -> results.run().board().state(plan.cell(column, one, repeat))).toList();
    }
}
