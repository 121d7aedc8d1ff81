package dev.whittle.app.experiments;

import dev.whittle.app.compare.AnswerDiffSheet;
import dev.whittle.app.compare.CompareView;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.control.UndoKey;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Experiments screen: the list, or the experiment that is open.
public final class ExperimentsView extends BorderPane {
    private final ExperimentsViewModel model;
    private final FilePicker picker;
    // One of each: every new one would listen to its model for good.
    private final TrendPane trend;
    private final RunsPane runs;
    private final RepricePane prices;
    private final Runnable openCompare;
    private final AnswerDiffSheet diff;
    private final ExperimentTable table;
    private final VBox list;
    private final StackPane body = new StackPane();

    /// @param openCompare goes to the Compare screen
    public ExperimentsView(ExperimentsViewModel model, FilePicker picker, Supplier<LocalDate> today,
            Runnable openCompare) {
        this.model = model;
        this.picker = picker;
        trend = new TrendPane(model);
        runs = new RunsPane(model.runs(), today, model::close);
        prices = new RepricePane(model.prices(), picker);
        this.openCompare = openCompare;
        diff = new AnswerDiffSheet("experiment-diff", model.diff());
        table = new ExperimentTable(model);
        setId("experiments-screen");
        getStyleClass().add("screen");
        getStylesheets().add(String.valueOf(CompareView.class.getResource("compare.css")));
        getStylesheets().add(String.valueOf(ExperimentsView.class.getResource("experiments.css")));
        VBox.setVgrow(body, Priority.ALWAYS);
        list = new VBox(8, toolbar(), body, deletedBar());
        list.getStyleClass().add("experiments-list");
        model.list().stateProperty().addListener((_, _, now) -> showList(now));
        model.detailProperty().addListener((_, _, now) -> showDetail(now));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                model.list().refresh();
            }
        });
        UndoKey.on(this, model.list()::undo);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showList(model.list().stateProperty().get());
        showDetail(model.detailProperty().get());
    }

    /// The sheet that tells two answers apart, to be laid above all screens.
    public Node sheet() {
        return diff.node();
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !(model.detailProperty().get() instanceof DetailState.Closed)) {
            model.close();
            key.consume();
        }
    }

    private VBox toolbar() {
        Label title = new Label("Experiments");
        title.getStyleClass().add("title-4");
        TextField search = new TextField();
        search.setId("experiments-search");
        search.setPromptText("Search names, notes, prompts and answers");
        search.setAccessibleText("Search experiments");
        search.textProperty().bindBidirectional(model.list().searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox head = new HBox(8, title, search);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, head, actions());
    }

    private FlowPane actions() {
        TableView.TableViewSelectionModel<ExperimentRow> chosen = table.getSelectionModel();
        Button open = new WordButton("experiment-open", "Open", Feather.MAXIMIZE_2, "Show everything recorded (Enter)",
                () -> chosen().ifPresent(model::open));
        Button compare = new WordButton("experiment-compare", "Compare two", Feather.GIT_PULL_REQUEST,
                "Select two with Ctrl and the mouse, or Shift and the arrow keys: what changed from one to the other",
                () -> model.compare(chosen.getSelectedItems().getFirst(), chosen.getSelectedItems().getLast()));
        Button trend = new WordButton("experiments-trend", "Trend", Feather.TRENDING_UP,
                "How the runs of a prompt went, from the first to the last", () -> model.showTrend(chosen()));
        Button delete = new WordButton("experiment-delete", "Delete", Feather.TRASH_2,
                "Delete the selected experiment (Delete); Ctrl+Z brings it back",
                () -> chosen().ifPresent(model.list()::delete));
        Button runs = new WordButton("experiments-runs", "Runs on cases", Feather.GRID,
                "The runs of Compare on cases that are kept; two of them compared", model::showRuns);
        BooleanBinding none = Bindings.isEmpty(chosen.getSelectedItems());
        open.disableProperty().bind(none);
        delete.disableProperty().bind(none);
        compare.disableProperty().bind(Bindings.size(chosen.getSelectedItems()).isNotEqualTo(2));
        trend.disableProperty().bind(Bindings.isEmpty(model.list().rows()));
        return new FlowPane(8, 6, open, compare, trend, delete, runs);
    }

    private Optional<ExperimentRow> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private HBox deletedBar() {
        Label said = new Label();
        said.setId("experiments-deleted");
        said.textProperty().bind(Bindings.format("Deleted \"%s\".", model.list().deletedProperty()));
        Button undo = new WordButton("experiments-undo", "Undo", Feather.CORNER_UP_LEFT, "Bring it back (Ctrl+Z)",
                model.list()::undo);
        HBox bar = new HBox(10, said, undo);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.visibleProperty().bind(model.list().deletedProperty().isNotEmpty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void showList(ListState state) {
        body.getChildren().setAll(switch (state) {
            case ListState.Loading _ -> progress("Looking for experiments");
            case ListState.Listed _ -> table;
            case ListState.Failed(String sentence) -> message(sentence, Feather.ALERT_TRIANGLE,
                    new WordButton("experiments-retry", "Try again", Feather.ROTATE_CW, "List the experiments",
                            model.list()::refresh));
            case ListState.Empty _ -> message("Nothing is kept here yet. Every comparison you run is kept here by "
                    + "itself, with prompts, models, prices and answers as they were.", Feather.ARCHIVE,
                    new WordButton("experiments-to-compare", "Go to Compare", Feather.COLUMNS, "Compare two models",
                            openCompare));
        });
    }

    private void showDetail(DetailState state) {
        boolean focused = isFocusWithin();
        setCenter(switch (state) {
            case DetailState.Closed _ -> list;
            case DetailState.Opening _ -> progress("Opening the experiment");
            case DetailState.Open open -> {
                prices.setExpanded(false);
                yield new ExperimentDetail(open, model, picker, prices, diff::show);
            }
            case DetailState.Comparing _ -> progress("Comparing the experiments");
            case DetailState.Compared(ExperimentRow before, ExperimentRow after, ExperimentDelta delta) ->
                new DeltaPane(before, after, delta, model::close);
            case DetailState.Trends _ -> trend;
            case DetailState.Runs _ -> runs;
            case DetailState.Unreadable(ExperimentRow row, String sentence) -> new VBox(8,
                    new HBox(8, back(), delete(row)), message(sentence, Feather.ALERT_TRIANGLE));
        });
        // What had the focus is gone; without this it would jump out of the screen.
        if (focused) {
            (state instanceof DetailState.Closed ? table : getCenter()).requestFocus();
        }
    }

    private IconButton back() {
        return new IconButton("experiment-back", "Back to the list (Esc)", Feather.ARROW_LEFT, model::close);
    }

    private Button delete(ExperimentRow row) {
        return new WordButton("experiment-delete", "Delete", Feather.TRASH_2, "Ctrl+Z brings it back",
                () -> model.list().delete(row));
    }

    private static VBox progress(String words) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(28, 28);
        Label label = new Label(words);
        label.getStyleClass().add("text-muted");
        VBox box = new VBox(10, progress, label);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static VBox message(String words, Feather icon, Node... remedy) {
        Label label = new Label(words, new FontIcon(icon));
        label.setId("experiments-message");
        label.setWrapText(true);
        label.setMaxWidth(460);
        label.getStyleClass().add("empty-state");
        VBox box = new VBox(16, label);
        box.getChildren().addAll(remedy);
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
