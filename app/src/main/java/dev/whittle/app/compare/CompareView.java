package dev.whittle.app.compare;

import atlantafx.base.theme.Styles;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.control.UndoKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Compare screen: two to four columns side by side.
public final class CompareView extends BorderPane {
    private static final int NARROW = 560;

    private final CompareViewModel model;
    private final Runnable openSettings;
    private final AnswerDiffSheet diff;
    private final HBox columns = new HBox(12);
    private final Map<ColumnViewModel, ColumnView> views = new HashMap<>();
    private final HBox advice = new HBox(12);
    private final HBox foot;
    private final BlindView blind;
    private final OutgoingSheet outgoing = new OutgoingSheet();
    private final HBox actions = new HBox(8);
    private final HBox runActions;
    private final VBox top;
    private final HBox departure;
    private final ScrollPane scroll = new ScrollPane(columns);
    private @Nullable Node caseActions;
    private @Nullable Node casePage;

    public CompareView(CompareViewModel model, Runnable openSettings, Runnable openExperiments) {
        this.model = model;
        this.openSettings = openSettings;
        diff = new AnswerDiffSheet("answer-diff", model.diff());
        setId("compare-screen");
        getStyleClass().add("screen");
        getStylesheets().add(String.valueOf(CompareView.class.getResource("compare.css")));
        advice.setId("compare-advice");
        advice.getStyleClass().add("advice");
        advice.setAlignment(Pos.CENTER_LEFT);
        foot = new HBox(12, new AnswerBar(model, this::openDiff), new SavedLine(model, openExperiments));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("compare-foot");
        blind = new BlindView(model);
        runActions = runActions();
        departure = departure();
        top = new VBox(8, toolbar(), departure, advice);
        top.getStyleClass().add("toolbar");
        columns.getStyleClass().add("compare-columns");
        scroll.setId("compare-scroll");
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(top);
        model.columns().addListener((ListChangeListener<ColumnViewModel>) _ -> showColumns());
        model.adviceProperty().addListener((_, _, _) -> showAdvice());
        sceneProperty().addListener((_, _, scene) -> model.watch(scene != null));
        UndoKey.on(this, model::undo);
        model.modeProperty().addListener((_, _, _) -> showMode());
        model.blind().onProperty().addListener((_, _, _) -> showMode());
        showColumns();
        showAdvice();
        showMode();
    }

    /// Gives the screen what it shows when the columns are tried on cases.
    ///
    /// @param buttons what can be done there, for the line of the title
    public void setCases(Node buttons, Node page) {
        caseActions = buttons;
        casePage = page;
        showMode();
    }

    /// The sheets of this screen, to be laid above all screens.
    public List<Node> sheets() {
        return List.of(outgoing.node(), diff.node());
    }

    private void openDiff() {
        model.openDiff();
        diff.show();
    }

    private HBox toolbar() {
        Label title = new Label("Compare");
        title.getStyleClass().add("title-4");
        title.setMinWidth(Region.USE_PREF_SIZE);
        IconButton undo = new IconButton("compare-undo", "Undo (Ctrl+Z)", Feather.CORNER_UP_LEFT, model::undo);
        undo.disableProperty().bind(model.undoableProperty().not());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_RIGHT);
        HBox bar = new HBox(8, title, modes(), undo, space, actions);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox modes() {
        ToggleGroup group = new ToggleGroup();
        HBox segments = new HBox(
                mode("compare-mode-columns", "Side by side", "One answer a column", CompareMode.COLUMNS, group,
                        Styles.LEFT_PILL),
                mode("compare-mode-cases", "On cases", "The columns on every case of a file, checked",
                        CompareMode.CASES, group, Styles.RIGHT_PILL));
        segments.setMinWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    private ToggleButton mode(String id, String name, String hint, CompareMode mode, ToggleGroup group, String place) {
        ToggleButton button = new ToggleButton(name);
        button.setId(id);
        button.setTooltip(new Tooltip(hint));
        button.setToggleGroup(group);
        button.getStyleClass().addAll("small", place);
        button.setSelected(model.modeProperty().get() == mode);
        model.modeProperty().addListener((_, _, now) -> button.setSelected(now == mode));
        button.setOnAction(_ -> {
            model.modeProperty().set(mode);
            button.setSelected(true);
        });
        return button;
    }

    private void showMode() {
        Node page = casePage;
        boolean cases = page != null && model.modeProperty().get() == CompareMode.CASES;
        boolean hidden = model.blind().onProperty().get();
        setCenter(cases ? page : hidden ? blind : scroll);
        if (hidden) {
            blind.requestFocus();
        }
        setBottom(cases ? null : foot);
        departure.setVisible(!cases);
        departure.setManaged(!cases);
        actions.getChildren().setAll(cases && caseActions != null ? caseActions : runActions);
    }

    private HBox runActions() {
        Button stop = new WordButton("compare-stop", "Stop all", Feather.SQUARE, "Stop every column (Esc)",
                model::stopAll);
        stop.disableProperty().bind(model.runningProperty().not());
        Button run = new WordButton("compare-run", "Run all", Feather.PLAY,
                "Run every column that is complete (Ctrl+Enter)", model::runAll);
        run.getStyleClass().add("accent");
        model.departureProperty().addListener((_, _, now) -> run.setDisable(now.costs().isEmpty()));
        run.setDisable(model.departureProperty().get().costs().isEmpty());
        return new HBox(8, stop, run);
    }

    private HBox departure() {
        Label departure = new Label(model.departureProperty().get().text(), new FontIcon(Feather.SEND));
        departure.setId("compare-departure");
        departure.getStyleClass().add("departure");
        departure.setWrapText(true);
        departure.setMinWidth(0);
        departure.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(departure, Priority.ALWAYS);
        model.departureProperty().addListener((_, _, now) -> departure.setText(now.text()));
        Button add = new WordButton("compare-add", "Add column", Feather.PLUS, "A column like the last one, up to four",
                model::add);
        add.getStyleClass().addAll("small", "flat");
        model.columns().addListener((ListChangeListener<ColumnViewModel>) _ -> add
                .setDisable(model.columns().size() == Columns.MOST));
        Button preview = new WordButton("compare-outgoing", "Preview", Feather.EYE,
                "Show word for word what would be sent",
                () -> outgoing.open(model.columns()));
        preview.getStyleClass().addAll("small", "flat");
        Button sync = new WordButton("compare-sync", "Sync parameters", Feather.SLIDERS,
                "Give all columns the parameters of column A", model::syncParameters);
        sync.getStyleClass().addAll("small", "flat");
        // What is said about money needs the room more than the words on the buttons do.
        ObservableValue<ContentDisplay> words = widthProperty()
                .map(width -> width.doubleValue() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        preview.contentDisplayProperty().bind(words);
        add.contentDisplayProperty().bind(words);
        sync.contentDisplayProperty().bind(words);
        HBox line = new HBox(4, departure, preview, add, sync);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void showColumns() {
        views.keySet().retainAll(model.columns());
        List<ColumnView> next = new ArrayList<>();
        for (ColumnViewModel column : model.columns()) {
            ColumnView view = views.computeIfAbsent(column, one -> new ColumnView(model, one));
            view.showPlace(next.size(), model.columns().size());
            next.add(view);
        }
        columns.getChildren().setAll(next);
    }

    private void showAdvice() {
        Advice now = model.adviceProperty().get();
        boolean visible = !(now instanceof Advice.None);
        advice.setVisible(visible);
        advice.setManaged(visible);
        Label text = new Label(now.text(), new FontIcon(Feather.KEY));
        text.setId("compare-advice-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button open = new WordButton("compare-open-settings", "Open Settings", Feather.SETTINGS, "Go to Settings",
                openSettings);
        advice.getChildren().setAll(text, open);
    }
}
