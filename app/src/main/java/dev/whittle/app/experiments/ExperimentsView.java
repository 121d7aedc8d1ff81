package dev.whittle.app.experiments;

import dev.whittle.app.compare.CompareView;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.control.UndoKey;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Experiments screen: the list, or the experiment that is open.
public final class ExperimentsView extends BorderPane {
    private final ExperimentsViewModel model;
    private final Runnable openCompare;
    private final ExperimentTable table;
    private final VBox list;
    private final StackPane body = new StackPane();

    public ExperimentsView(ExperimentsViewModel model, Runnable openCompare) {
        this.model = model;
        this.openCompare = openCompare;
        table = new ExperimentTable(model);
        setId("experiments-screen");
        getStyleClass().add("screen");
        getStylesheets().add(String.valueOf(CompareView.class.getResource("compare.css")));
        getStylesheets().add(String.valueOf(ExperimentsView.class.getResource("experiments.css")));
        VBox.setVgrow(body, Priority.ALWAYS);
        list = new VBox(8, toolbar(), body, deletedBar());
        list.getStyleClass().add("experiments-list");
        model.listProperty().addListener((_, _, now) -> showList(now));
        model.detailProperty().addListener((_, _, now) -> showDetail(now));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                model.refresh();
            }
        });
        UndoKey.on(this, model::undo);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showList(model.listProperty().get());
        showDetail(model.detailProperty().get());
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !(model.detailProperty().get() instanceof DetailState.Closed)) {
            model.close();
            key.consume();
        }
    }

    private HBox toolbar() {
        Label title = new Label("Experiments");
        title.getStyleClass().add("title-4");
        TextField search = new TextField();
        search.setId("experiments-search");
        search.setPromptText("Search names, prompts and answers");
        search.setAccessibleText("Search experiments");
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button open = new WordButton("experiment-open", "Open", Feather.MAXIMIZE_2, "Show everything recorded (Enter)",
                () -> {
                    ExperimentRow chosen = table.getSelectionModel().getSelectedItem();
                    if (chosen != null) {
                        model.open(chosen);
                    }
                });
        Button delete = new WordButton("experiment-delete", "Delete", Feather.TRASH_2,
                "Delete the selected experiment (Delete); Ctrl+Z brings it back", () -> {
                    ExperimentRow chosen = table.getSelectionModel().getSelectedItem();
                    if (chosen != null) {
                        model.delete(chosen);
                    }
                });
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        delete.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox bar = new HBox(8, title, search, open, delete);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox deletedBar() {
        Label said = new Label();
        said.setId("experiments-deleted");
        said.textProperty().bind(Bindings.format("Deleted \"%s\".", model.deletedProperty()));
        Button undo = new WordButton("experiments-undo", "Undo", Feather.CORNER_UP_LEFT, "Bring it back (Ctrl+Z)",
                model::undo);
        HBox bar = new HBox(10, said, undo);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.visibleProperty().bind(model.deletedProperty().isNotEmpty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void showList(ListState state) {
        body.getChildren().setAll(switch (state) {
            case ListState.Loading _ -> progress("Looking for experiments");
            case ListState.Listed _ -> table;
            case ListState.Failed(String sentence) -> message(sentence, Feather.ALERT_TRIANGLE,
                    new WordButton("experiments-retry", "Try again", Feather.ROTATE_CW, "List the experiments",
                            model::refresh));
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
            case DetailState.Open(ExperimentRow row, Experiment experiment) -> detail(row, experiment);
            case DetailState.Unreadable(ExperimentRow row, String sentence) -> new VBox(8,
                    new HBox(8, back(), delete(row)), message(sentence, Feather.ALERT_TRIANGLE));
        });
        // What had the focus is gone; without this it would jump out of the screen.
        if (focused) {
            (state instanceof DetailState.Closed ? table : getCenter()).requestFocus();
        }
    }

    private VBox detail(ExperimentRow row, Experiment experiment) {
        Label name = new Label(experiment.name());
        name.setId("experiment-name");
        name.getStyleClass().add("title-4");
        Label recorded = new Label("%s, Whittle %s".formatted(row.date(), experiment.program()));
        recorded.getStyleClass().addAll("text-muted", "text-small");
        VBox names = new VBox(name, recorded);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        Button reopen = new WordButton("experiment-reopen", "Reopen in Compare", Feather.REPEAT,
                experiment.runs().size() > 4
                        ? "Put the first four columns' prompts, models and parameters into Compare"
                        : "Put these prompts, models and parameters into Compare; nothing is sent",
                model::reopen);
        reopen.getStyleClass().add("accent");
        HBox head = new HBox(8, back(), names, delete(row), reopen);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("toolbar");
        HBox columns = new HBox(12);
        columns.getStyleClass().add("compare-columns");
        List<Node> shown = new ArrayList<>();
        for (int i = 0; i < experiment.runs().size(); i++) {
            shown.add(new ExperimentColumn(experiment.runs().get(i), i));
        }
        columns.getChildren().setAll(shown);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox detail = new VBox(head);
        detail.setId("experiment-detail");
        String question = experiment.question();
        if (question != null) {
            Label asked = new Label("Context was chosen for: " + question);
            asked.setWrapText(true);
            asked.getStyleClass().addAll("text-muted", "text-small");
            detail.getChildren().add(asked);
        }
        detail.getChildren().add(scroll);
        return detail;
    }

    private IconButton back() {
        return new IconButton("experiment-back", "Back to the list (Esc)", Feather.ARROW_LEFT, model::close);
    }

    private Button delete(ExperimentRow row) {
        return new WordButton("experiment-delete", "Delete", Feather.TRASH_2, "Ctrl+Z brings it back",
                () -> model.delete(row));
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
