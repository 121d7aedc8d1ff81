package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.StaleMark;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.CacheEffect;
import dev.whittle.optimizer.savings.Forecast;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The cost ladder: one row a model, favourites on top, cheapest first until sorted otherwise.
public final class LadderView extends VBox {
    private static final int SOON_DAYS = 90;
    private static final PseudoClass DEARER = PseudoClass.getPseudoClass("dearer");
    private static final PseudoClass CHEAPER = PseudoClass.getPseudoClass("cheaper");
    private static final PseudoClass CHEAPEST = PseudoClass.getPseudoClass("cheapest");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final LadderViewModel model;
    private final LocalDate today;
    private final TableView<LadderRow> table = new TableView<>();

    public LadderView(LadderViewModel model, LocalDate today) {
        super(10);
        this.model = model;
        this.today = today;
        setId("ladder");
        getStyleClass().add("ladder");
        VBox.setVgrow(table, Priority.ALWAYS);
        Set<String> capabilities = model.all().stream().flatMap(row -> row.model().capabilities().stream())
                .collect(Collectors.toSet());
        getChildren().setAll(head(), new WorkloadForm(model.workloadProperty()),
                new SimulatorForm(model.workloadProperty()), new FitForm(model, capabilities), table, foot());
        buildTable();
    }

    private HBox head() {
        Label title = new Label("Cost ladder");
        title.getStyleClass().add("title-4");
        TextField filter = new TextField();
        filter.setId("ladder-filter");
        filter.setPromptText("Filter models");
        filter.setAccessibleText("Filter models");
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        CheckBox retired = new CheckBox("Retired");
        retired.setId("ladder-retired");
        retired.setTooltip(new Tooltip("Show models that no longer answer"));
        retired.selectedProperty().bindBidirectional(model.retiredShownProperty());
        StaleMark stale = new StaleMark("ladder-freshness", this);
        stale.follow(model.freshnessProperty());
        HBox head = new HBox(10, title, stale, badge(), filter, retired);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label foot() {
        Label foot = new Label();
        foot.setId("ladder-foot");
        foot.getStyleClass().addAll("text-muted", "text-small");
        foot.setWrapText(true);
        foot.textProperty().bind(Bindings.createStringBinding(() -> {
            String simulated = SimulatorForm.difference(model.workloadProperty().get());
            return "%d of %d models. ≈ is an estimate with its band on hover. %s.%s".formatted(model.rows().size(),
                    model.models(),
                    simulated.isEmpty()
                            ? "List prices, no caching or batch"
                            : simulated + "; † follows from a rule, not a price list",
                    model.baselineProperty().get() == null ? " Ctrl+S saves a version to compare with." : "");
        }, model.rows(), model.workloadProperty(), model.baselineProperty()));
        return foot;
    }

    private Label badge() {
        Label badge = new Label();
        badge.setId("simulator-badge");
        badge.getStyleClass().add("simulated");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.textProperty().bind(model.workloadProperty().map(SimulatorForm::difference));
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }

    private TableColumn<LadderRow, Since> sinceColumn() {
        TableColumn<LadderRow, Since> column = new TableColumn<>("Since version");
        column.setId("ladder-since");
        column.setCellValueFactory(cell -> cell.getValue().sinceProperty());
        column.setComparator(Comparator.nullsLast(Comparator.comparingLong(Since::tokens)));
        column.setPrefWidth(126);
        column.setMinWidth(112);
        column.setCellFactory(_ -> new SinceCell());
        Runnable show = () -> {
            Baseline baseline = model.baselineProperty().get();
            column.setVisible(baseline != null);
            column.setText(baseline == null ? "Since version" : "Since version " + baseline.version());
        };
        model.baselineProperty().addListener((_, _, _) -> show.run());
        show.run();
        return column;
    }

    private void buildTable() {
        table.setId("ladder-table");
        table.setAccessibleText("Cost of the prompt on each model");
        table.getStyleClass().addAll("dense", "striped");
        table.setPlaceholder(new Label("No model has all these words in its name."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);

        TableColumn<LadderRow, String> name = new TableColumn<>("Model");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().model().displayName()));
        name.setCellFactory(_ -> new NameCell());
        name.setMinWidth(110);
        name.setPrefWidth(170);

        table.getColumns().add(name);
        table.getColumns().add(forecastColumn("Tokens", 74, Function.identity(),
                Comparator.comparingLong(forecast -> forecast.input().tokens()),
                forecast -> Figures.tokens(forecast.input()),
                forecast -> "%s · %s".formatted(Figures.band(forecast.input()), forecast.model().tokenizer())));
        table.getColumns().add(forecastColumn("Context", 60, Function.identity(),
                Comparator.comparingDouble(Forecast::contextShare),
                forecast -> Figures.percent(forecast.contextShare()),
                forecast -> "input and expected output of %s tokens"
                        .formatted(Figures.number(forecast.model().limits().contextWindow()))));
        table.getColumns().add(costColumn("$ / call", 80, Forecast::call));
        TableColumn<LadderRow, Forecast> month = costColumn("$ / month", 88, Forecast::month);
        table.getColumns().add(month);
        table.getColumns().add(sinceColumn());
        table.getColumns().add(dateColumn("Price of", 78, LadderRow::priceDate, false));
        table.getColumns().add(dateColumn("Retires", 78, LadderRow::retiresOn, true));

        SortedList<LadderRow> sorted = new SortedList<>(model.rows());
        sorted.setComparator(order());
        table.comparatorProperty().addListener((_, _, _) -> sorted.setComparator(order()));
        // Sorting builds every row of the table again, and a key hardly ever changes the order.
        model.forecastsProperty().addListener((_, _, _) -> {
            if (!isInOrder(sorted)) {
                sorted.setComparator(order());
            }
        });
        table.setItems(sorted);
        // The list sorts itself; the table's own policy refuses a list whose comparator is not exactly its own.
        table.setSortPolicy(_ -> true);
        table.getSortOrder().add(month);

        table.setRowFactory(_ -> new Row());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.chosenProperty().set(row.model());
            }
        });
        model.chosenProperty().addListener((_, _, _) -> selectChosen());
        selectChosen();
    }

    private Comparator<LadderRow> order() {
        Comparator<LadderRow> favouritesFirst = Comparator.comparing((LadderRow row) -> row.favouriteProperty().get())
                .reversed();
        Comparator<LadderRow> chosen = table.getComparator();
        return chosen == null ? favouritesFirst : favouritesFirst.thenComparing(chosen);
    }

    private boolean isInOrder(List<LadderRow> rows) {
        Comparator<LadderRow> order = order();
        return IntStream.range(1, rows.size()).allMatch(i -> order.compare(rows.get(i - 1), rows.get(i)) <= 0);
    }

    private void selectChosen() {
        table.getItems().stream().filter(row -> row.model().equals(model.chosenProperty().get())).findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
    }

    private TableColumn<LadderRow, Forecast> costColumn(String title, double width, Function<Forecast, Cost> cost) {
        return forecastColumn(title, width, Function.identity(),
                Comparator.comparing(forecast -> amount(cost.apply(forecast)),
                        Comparator.nullsLast(Comparator.naturalOrder())),
                forecast -> usd(cost.apply(forecast)), forecast -> switch (cost.apply(forecast)) {
                    case Cost.Priced priced -> "price from %s%s%s%s".formatted(
                            priced.price().source() == null ? "an unnamed source" : priced.price().source(),
                            priced.price().derived() ? "; † follows from a rule, not a price list" : "",
                            forecast.input().exact() ? "" : "; from estimated tokens",
                            forecast.cache() instanceof CacheEffect.Refused(var why) ? "; not cached: " + why : "");
                    case Cost.Unpriced unpriced -> unpriced.reason();
                });
    }

    private static String usd(Cost cost) {
        return Figures.usd(cost) + (cost instanceof Cost.Priced priced && priced.price().derived() ? " †" : "");
    }

    private static @Nullable BigDecimal amount(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd() : null;
    }

    private static TableColumn<LadderRow, Forecast> forecastColumn(
            String title, double width, Function<Forecast, Forecast> value, Comparator<Forecast> order,
            Function<Forecast, String> text, Function<Forecast, String> hover) {
        TableColumn<LadderRow, Forecast> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> cell.getValue().forecastProperty().map(value));
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setMinWidth(width - 4);
        column.getStyleClass().add("figures-column");
        column.setCellFactory(_ -> new TableCell<>() {
            private final Tooltip tooltip = new Tooltip();

            @Override
            protected void updateItem(Forecast forecast, boolean empty) {
                super.updateItem(forecast, empty);
                setAlignment(Pos.CENTER_RIGHT);
                boolean shown = !empty && forecast != null;
                // Touching the classes makes the cell's styles anew, for each of two hundred cells at each key.
                mark("estimate", shown && !forecast.input().exact());
                mark("over", shown && title.equals("Context") && forecast.contextShare() > 1);
                if (empty || forecast == null) {
                    setText(null);
                    setTooltip(null);
                    return;
                }
                setText(text.apply(forecast));
                tooltip.setText(hover.apply(forecast));
                setTooltip(tooltip);
            }

            private void mark(String styleClass, boolean marked) {
                if (marked != getStyleClass().contains(styleClass)) {
                    if (marked) {
                        getStyleClass().add(styleClass);
                    } else {
                        getStyleClass().remove(styleClass);
                    }
                }
            }
        });
        return column;
    }

    private TableColumn<LadderRow, LocalDate> dateColumn(
            String title, double width, Function<LadderRow, @Nullable LocalDate> date, boolean warns) {
        TableColumn<LadderRow, LocalDate> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> {
            ObservableValue<LocalDate> value = cell.getValue().forecastProperty().map(_ -> date.apply(cell.getValue()));
            return value;
        });
        column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        column.setPrefWidth(width);
        column.setMinWidth(width - 4);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setAlignment(Pos.CENTER_RIGHT);
                getStyleClass().remove("soon");
                setText(empty ? null : day == null ? "–" : day.toString());
                if (warns && !empty && day != null && day.isBefore(today.plusDays(SOON_DAYS))) {
                    getStyleClass().add("soon");
                }
            }
        });
        return column;
    }

    private static final class SinceCell extends TableCell<LadderRow, Since> {
        @Override
        protected void updateItem(Since since, boolean empty) {
            super.updateItem(since, empty);
            setAlignment(Pos.CENTER_RIGHT);
            setText(empty ? null : since == null ? "–" : since.words());
            pseudoClassStateChanged(DEARER, !empty && since != null && since.tokens() > 0);
            pseudoClassStateChanged(CHEAPER, !empty && since != null && since.tokens() < 0);
        }
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
            setTooltip(switch (state) {
                case FitState.Unasked _ -> null;
                case FitState.Cheapest _ -> new Tooltip("The cheapest that fits");
                case FitState.Refused(var reason) -> new Tooltip("Does not fit: " + reason);
            });
        }

        @Override
        protected void updateItem(LadderRow row, boolean empty) {
            super.updateItem(row, empty);
            follow(empty ? null : row);
            setId(empty || row == null ? null : "ladder-" + row.model().key().replaceAll("[^A-Za-z0-9]+", "-"));
        }
    }

    private static final class NameCell extends TableCell<LadderRow, String> {
        private final ToggleButton star = new ToggleButton(null, new FontIcon(Feather.STAR));

        NameCell() {
            star.getStyleClass().addAll("button-icon", "flat", "star");
            star.setTooltip(new Tooltip("Keep on top"));
            setGraphic(star);
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            LadderRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(name);
            Model model = row.model();
            star.setAccessibleText("Favourite " + name);
            star.setSelected(row.favouriteProperty().get());
            star.setOnAction(_ -> row.favouriteProperty().set(star.isSelected()));
            setGraphic(star);
            setTooltip(new Tooltip(
                    "%s%n%s%s".formatted(model.key(), model.lifecycle().status().name().toLowerCase(Locale.ROOT),
                            model.lifecycle().replacement() == null
                                    ? ""
                                    : ", replaced by " + model.lifecycle().replacement())));
        }
    }
}
