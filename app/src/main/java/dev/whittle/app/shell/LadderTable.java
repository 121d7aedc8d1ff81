package dev.whittle.app.shell;

import dev.whittle.app.control.Hint;
import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.savings.Forecast;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The rows of the ladder, favourites first.
final class LadderTable extends TableView<LadderRow> {
    private static final int SOON_DAYS = 90;
    private static final PseudoClass CHEAPEST = PseudoClass.getPseudoClass("cheapest");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final LadderViewModel model;

    LadderTable(LadderViewModel model, LocalDate today) {
        this.model = model;
        setId("ladder-table");
        setAccessibleText("Cost of the prompt on each model");
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(new Label("No model has all these words in its name."));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);

        getColumns().add(LadderColumns.name());
        getColumns().add(LadderColumns.forecast("Tokens", 68, Function.identity(),
                Comparator.comparingLong(forecast -> forecast.input().tokens()),
                forecast -> Figures.tokens(forecast.input()),
                forecast -> "%s · %s%n%s".formatted(Figures.band(forecast.input()), forecast.model().tokenizer(),
                        LadderColumns.overhead(forecast.model().overhead()))));
        TableColumn<LadderRow, Forecast> context = LadderColumns.forecast("Context", 66, Function.identity(),
                Comparator.comparingDouble(Forecast::contextShare),
                forecast -> Figures.percent(forecast.contextShare()),
                forecast -> "input and expected output of %s tokens"
                        .formatted(Figures.number(forecast.model().limits().contextWindow())));
        getColumns().add(context);
        getColumns().add(LadderColumns.cost("$ / call", 74, Forecast::call));
        TableColumn<LadderRow, Forecast> month = LadderColumns.cost("$ / month", 92, Forecast::month);
        getColumns().add(month);
        TableColumn<LadderRow, Since> since = sinceColumn();
        TableColumn<LadderRow, LocalDate> priced = LadderColumns.date("Priced", 62, LadderRow::priceDate, today, null);
        TableColumn<LadderRow, LocalDate> retires = LadderColumns.date("Retires", 70, LadderRow::retiresOn, today,
                today.plusDays(SOON_DAYS));
        getColumns().addAll(List.of(since, priced, retires));
        // In a narrow window the name and the money stay. One column after the other comes or goes, and none by
        // listening to another: a table that is told to hide a column while it hides one loses count of them.
        Runnable fit = () -> {
            boolean compared = model.baselineProperty().get() != null;
            double room = getWidth() - (compared ? since.getPrefWidth() : 0);
            since.setVisible(compared);
            context.setVisible(room > 560);
            priced.setVisible(room > 494);
            retires.setVisible(room > 432);
        };
        widthProperty().addListener((_, _, _) -> fit.run());
        model.baselineProperty().addListener((_, _, _) -> fit.run());
        fit.run();

        SortedList<LadderRow> sorted = new SortedList<>(model.rows());
        sorted.setComparator(order());
        comparatorProperty().addListener((_, _, _) -> sorted.setComparator(order()));
        // Sorting builds every row of the table again, and a key hardly ever changes the order.
        model.forecastsProperty().addListener((_, _, _) -> {
            if (!isInOrder(sorted)) {
                sorted.setComparator(order());
            }
        });
        setItems(sorted);
        // The list sorts itself; the table's own policy refuses a list whose comparator is not exactly its own.
        setSortPolicy(_ -> true);
        getSortOrder().add(month);

        setRowFactory(_ -> new Row());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.chosenProperty().set(row.model());
            }
        });
        model.chosenProperty().addListener((_, _, _) -> selectChosen());
        selectChosen();
    }

    private TableColumn<LadderRow, Since> sinceColumn() {
        TableColumn<LadderRow, Since> column = new TableColumn<>("Since");
        column.setId("ladder-since");
        column.setCellValueFactory(cell -> cell.getValue().sinceProperty());
        column.setComparator(Comparator.nullsLast(Comparator.comparingLong(Since::tokens)));
        column.getStyleClass().add("figures-column");
        column.setPrefWidth(100);
        column.setMinWidth(92);
        column.setCellFactory(_ -> new LadderColumns.SinceCell());
        Runnable show = () -> {
            Baseline baseline = model.baselineProperty().get();
            column.setText(baseline == null ? "Since" : "Since v" + baseline.version());
        };
        model.baselineProperty().addListener((_, _, _) -> show.run());
        show.run();
        return column;
    }

    private Comparator<LadderRow> order() {
        Comparator<LadderRow> favouritesFirst = Comparator.comparing((LadderRow row) -> row.favouriteProperty().get())
                .reversed();
        Comparator<LadderRow> chosen = getComparator();
        return chosen == null ? favouritesFirst : favouritesFirst.thenComparing(chosen);
    }

    private boolean isInOrder(List<LadderRow> rows) {
        Comparator<LadderRow> order = order();
        return IntStream.range(1, rows.size()).allMatch(i -> order.compare(rows.get(i - 1), rows.get(i)) <= 0);
    }

    private void selectChosen() {
        getItems().stream().filter(row -> row.model().equals(model.chosenProperty().get())).findFirst()
                .ifPresent(row -> getSelectionModel().select(row));
    }

    private static final class Row extends TableRow<LadderRow> {
        private final ChangeListener<FitState> fit = (_, _, now) -> showFit(now);
        private @Nullable LadderRow followed;

        private void follow(@Nullable LadderRow row) {
            if (followed != null) {
                followed.fitProperty().removeListener(fit);
            }
            followed = row;
            if (row != null) {
                row.fitProperty().addListener(fit);
            }
            showFit(row == null ? new FitState.Unasked() : row.fitProperty().get());
        }

        private void showFit(FitState state) {
            pseudoClassStateChanged(CHEAPEST, state instanceof FitState.Cheapest);
            pseudoClassStateChanged(REFUSED, state instanceof FitState.Refused);
            Hint.show(this, switch (state) {
                case FitState.Unasked _ -> null;
                case FitState.Cheapest _ -> "The cheapest that fits";
                case FitState.Refused(var reason) -> "Does not fit: " + reason;
            });
        }

        @Override
        protected void updateItem(LadderRow row, boolean empty) {
            super.updateItem(row, empty);
            follow(empty ? null : row);
            setId(empty || row == null ? null : "ladder-" + row.model().key().replaceAll("[^A-Za-z0-9]+", "-"));
        }
    }
}
