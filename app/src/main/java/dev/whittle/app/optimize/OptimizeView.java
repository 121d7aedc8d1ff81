package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.OptimizeState.Failed;
import dev.whittle.app.optimize.OptimizeState.Nothing;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.OptimizeState.Working;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Optimize screen: sums on top, the ledger, and the diff below it.
public final class OptimizeView extends BorderPane {
    private final OptimizeViewModel model;
    private final EditTable table;
    private final DiffView diff = new DiffView();
    private final StackPane body = new StackPane();
    private final SplitPane split;
    private final Label summary = new Label();
    private final Label proof = new Label();
    private final MenuButton acceptAll = new MenuButton("Accept all", new FontIcon(Feather.CHECK));
    private final Button apply = new Button("Apply to prompt");

    public OptimizeView(OptimizeViewModel model) {
        this.model = model;
        setId("optimize-screen");
        getStyleClass().add("screen");
        table = new EditTable(model);
        split = new SplitPane(table, diff);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.52);
        setTop(head());
        setCenter(body);
        table.selectedProperty().addListener((_, _, entry) -> {
            if (entry != null && model.stateProperty().get() instanceof Ready(Ledger ledger)) {
                diff.show(ledger, entry.number());
                diff.reveal(entry.number());
            }
        });
        model.stateProperty().addListener((_, _, state) -> show(state));
        model.summaryProperty().addListener((_, _, sums) -> showSummary(sums));
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.Z && key.isShortcutDown()) {
                model.undo();
                key.consume();
            }
        });
        sceneProperty().addListener((_, _, scene) -> model.watch(scene != null));
        show(model.stateProperty().get());
    }

    private VBox head() {
        summary.setId("optimize-summary");
        summary.getStyleClass().add("title-4");
        summary.setWrapText(true);
        proof.setId("optimize-proof");
        proof.getStyleClass().add("text-muted");
        proof.setWrapText(true);
        acceptAll.setId("accept-all");
        Button undo = new Button("Undo", new FontIcon(Feather.CORNER_UP_LEFT));
        undo.setId("undo-decision");
        undo.setTooltip(new Tooltip("Take back the last decision (Ctrl+Z)"));
        undo.disableProperty().bind(model.undoableProperty().not());
        undo.setOnAction(_ -> model.undo());
        Button again = new Button("Propose again", new FontIcon(Feather.REFRESH_CW));
        again.setId("propose");
        again.setTooltip(new Tooltip("Run the passes again (Ctrl+Enter)"));
        again.setOnAction(_ -> model.propose());
        apply.setId("apply");
        apply.getStyleClass().add("accent");
        apply.setTooltip(new Tooltip("Put the accepted edits into the prompt; undo there takes them back"));
        apply.setOnAction(_ -> model.apply());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(8, acceptAll, undo, again, space, apply);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(8, summary, proof, buttons);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private void show(OptimizeState state) {
        boolean ready = state instanceof Ready;
        acceptAll.setDisable(!ready);
        apply.setDisable(!(state instanceof Ready(Ledger ledger) && !ledger.accepted().isEmpty()));
        switch (state) {
            case Nothing() -> {
                words("Nothing to optimize", "Write or open a prompt first; proposals appear here by themselves.");
                body.getChildren().setAll(empty(Feather.SCISSORS, "The prompt has no text yet."));
            }
            case Working() -> {
                summary.setText("Looking for cuts");
                proof.setText("Esc stops.");
                ProgressIndicator progress = new ProgressIndicator();
                progress.setMaxSize(48, 48);
                body.getChildren().setAll(progress);
            }
            case Failed(var problem) -> {
                words(problem.title(), problem.whatToDo());
                body.getChildren().setAll(empty(Feather.ALERT_TRIANGLE, problem.title()));
            }
            case Ready(Ledger ledger) -> showLedger(ledger);
        }
    }

    private void showLedger(Ledger ledger) {
        if (ledger.entries().isEmpty()) {
            words("Nothing to cut",
                    "No pass found an edit that saves a token on this model without touching what is protected.");
            body.getChildren().setAll(empty(Feather.CHECK_CIRCLE, "This prompt is already tight."));
            return;
        }
        if (!body.getChildren().contains(split)) {
            body.getChildren().setAll(split);
        }
        table.show(ledger);
        Entry selected = table.selectedProperty().get();
        diff.show(ledger, selected == null ? 0 : selected.number());
        if (selected != null) {
            diff.reveal(selected.number());
        }
        Map<String, Long> kinds = ledger.entries().stream().filter(entry -> entry.state() == State.PROPOSED)
                .collect(Collectors.groupingBy(entry -> entry.edit().pass(), TreeMap::new, Collectors.counting()));
        acceptAll.getItems().clear();
        kinds.forEach((pass, count) -> acceptAll.getItems()
                .add(item("accept-all-" + pass, "All %d of %s".formatted(count, pass),
                        () -> model.decide(now -> now.acceptAll(entry -> entry.edit().pass().equals(pass))))));
        if (selected != null) {
            String rule = selected.edit().rule();
            acceptAll.getItems().add(item("accept-all-rule", "All of the selected kind (" + rule + ")",
                    () -> model.decide(now -> now.acceptAll(entry -> entry.edit().rule().equals(rule)))));
        }
        acceptAll.getItems().add(
                item("accept-all-edits", "Everything proposed", () -> model.decide(now -> now.acceptAll(_ -> true))));
    }

    private void showSummary(@Nullable Summary sums) {
        table.refresh();
        if (sums == null || !(model.stateProperty().get() instanceof Ready(Ledger ledger)) || ledger.entries().isEmpty()
                || !ledger.equals(sums.ledger())) {
            return;
        }
        long offered = ledger.entries().stream().mapToLong(Entry::tokensSaved).sum();
        summary.setText(sums.saved() == 0
                ? "Template: %s tokens; %d edits offer about %s fewer".formatted(Figures.tokens(sums.before()),
                        ledger.entries().size(),
                        Figures.number(offered))
                : "Template: %s → %s tokens (−%s), saves %s a month".formatted(Figures.tokens(sums.before()),
                        Figures.tokens(sums.after()),
                        Figures.percent(sums.saved() / (double) Math.max(1, sums.before().tokens())),
                        Figures.usd(model.savedAMonth(sums.before(), sums.saved()))));
        proof.setText("%d of %d edits accepted. %s".formatted(ledger.accepted().size(), ledger.entries().size(),
                RetentionText.of(sums.retention())));
    }

    private void words(String title, String detail) {
        summary.setText(title);
        proof.setText(detail);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Node empty(Feather icon, String text) {
        Label label = new Label(text, new FontIcon(icon));
        label.getStyleClass().addAll("text-muted", "empty-state");
        return label;
    }
}
