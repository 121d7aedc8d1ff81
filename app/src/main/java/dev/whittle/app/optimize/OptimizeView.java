package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.UndoKey;
import dev.whittle.app.optimize.OptimizeState.Failed;
import dev.whittle.app.optimize.OptimizeState.Nothing;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.OptimizeState.Stopped;
import dev.whittle.app.optimize.OptimizeState.Working;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.Shortfall;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.optimizer.pass.SectionPass;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Optimize screen: sums and the choice of passes on top; below, the edits, what each pass saves and what
/// each section weighs.
public final class OptimizeView extends BorderPane {
    private static final double PALE = 0.45;
    private static final String NOTHING = "None of the chosen passes found an edit that saves a token on this model "
            + "without touching what is protected.";

    private final OptimizeViewModel model;
    private final EditsPane edits;
    private final PassBars bars;
    private final SectionsPane sections;
    private final Tab editsTab;
    private final TabPane tabs;
    private final StackPane editsBody = new StackPane();
    private final StackPane body = new StackPane();
    private final Label summary = new Label();
    private final Label proof = new Label();
    private final Label refusal = new Label();
    private final Button allowed = new Button("Accept allowed", new FontIcon(Feather.CHECK_CIRCLE));
    private final MenuButton acceptAll = new MenuButton("Accept all", new FontIcon(Feather.CHECK));
    private final Button apply = new Button("Apply to prompt");
    private final ProgressIndicator progress = new ProgressIndicator();

    public OptimizeView(OptimizeViewModel model, PrefixViewModel prefix, AnswerViewModel answer,
            RewriteViewModel rewrite) {
        this.model = model;
        setId("optimize-screen");
        progress.setMaxSize(48, 48);
        progress.setMouseTransparent(true);
        getStyleClass().add("screen");
        edits = new EditsPane(model);
        bars = new PassBars(model, titles());
        sections = new SectionsPane(model);
        editsTab = tab("edits-tab", "Edits", editsBody);
        tabs = new TabPane(editsTab, tab("passes-tab", "By pass", bars),
                tab("sections-tab", "Sections", sections), tab("cache-tab", "Prompt cache", new PrefixPane(prefix)),
                tab("answer-tab", "Answer length", new AnswerPane(answer)),
                tab("rewrite-tab", "Rewrite", new RewritePane(rewrite, this::showEdits)));
        tabs.setId("optimize-tabs");
        tabs.getStyleClass().add("optimize-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setTop(head());
        setCenter(body);
        model.stateProperty().addListener((_, _, state) -> show(state));
        model.summaryProperty().addListener((_, _, sums) -> showSummary(sums));
        UndoKey.on(this, model::undo);
        sceneProperty().addListener((_, _, scene) -> model.watch(scene != null));
        show(model.stateProperty().get());
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>(
                Map.of(ExtractPass.ID, "Extraction", SectionPass.ID, "Sections", RewritePass.ID, "Rewrite"));
        model.wanted().all().forEach(pass -> titles.put(pass.id(), pass.title()));
        return titles;
    }

    private void showEdits() {
        tabs.getSelectionModel().select(editsTab);
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId(id);
        return tab;
    }

    private VBox head() {
        summary.setId("optimize-summary");
        summary.getStyleClass().add("title-4");
        summary.setWrapText(true);
        proof.setId("optimize-proof");
        proof.getStyleClass().add("text-muted");
        proof.setWrapText(true);
        refusal.setId("optimize-refusal");
        refusal.getStyleClass().add("danger");
        refusal.setWrapText(true);
        refusal.textProperty().bind(model.refusalProperty());
        refusal.visibleProperty().bind(model.refusalProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        allowed.setId("accept-allowed");
        allowed.setTooltip(
                new Tooltip("Accept the edits up to the chosen risk and what you named, no more than a target needs"));
        allowed.setOnAction(_ -> model.acceptAllowed());
        acceptAll.setId("accept-all");
        Button undo = new IconButton("undo-decision", "Undo the last decision (Ctrl+Z)", Feather.CORNER_UP_LEFT,
                model::undo);
        undo.disableProperty().bind(model.undoableProperty().not());
        Button again = new IconButton("propose", "Propose again: run the passes anew (Ctrl+Enter)", Feather.REFRESH_CW,
                model::propose);
        apply.setId("apply");
        apply.getStyleClass().add("accent");
        apply.setTooltip(new Tooltip("Put the accepted edits into the prompt; undo there takes them back"));
        apply.setOnAction(_ -> model.apply());
        apply.setMinWidth(USE_PREF_SIZE);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        HBox title = new HBox(10, summary, apply);
        title.setAlignment(Pos.CENTER_LEFT);
        HBox actions = new HBox(8, allowed, acceptAll, undo, again);
        actions.setAlignment(Pos.CENTER_LEFT);
        allowed.setMinWidth(USE_PREF_SIZE);
        acceptAll.setMinWidth(USE_PREF_SIZE);
        // What changes its height stands below what is clicked and typed into.
        VBox head = new VBox(8, title, new RecipeBar(model.wanted(), actions), refusal, proof);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private void show(OptimizeState state) {
        boolean ready = state instanceof Ready;
        acceptAll.setDisable(!ready);
        allowed.setDisable(!ready);
        apply.setDisable(!(state instanceof Ready(Ledger ledger) && !ledger.accepted().isEmpty()));
        body.getChildren().remove(progress);
        tabs.setOpacity(1);
        stale(false);
        summary.setMinHeight(USE_COMPUTED_SIZE);
        proof.setVisible(true);
        switch (state) {
            case Nothing() -> {
                words("Nothing to optimize", "Write or open a prompt first; proposals appear here by themselves.");
                body.getChildren().setAll(empty(Feather.SCISSORS, "The prompt has no text yet."));
            }
            case Working() -> {
                summary.setMinHeight(summary.getHeight());
                summary.setText("Looking for cuts; Esc stops");
                // Nothing moves and no field loses the focus while the passes run.
                proof.setVisible(false);
                if (!body.getChildren().contains(tabs)) {
                    body.getChildren().clear();
                }
                tabs.setOpacity(PALE);
                body.getChildren().add(progress);
            }
            case Stopped() -> {
                words("Stopped", "Ctrl+Enter looks for cuts again.");
                body.getChildren().setAll(empty(Feather.PAUSE_CIRCLE, "The prompt was not looked at to its end."));
            }
            case Failed(var problem) -> {
                words(problem.title(), problem.whatToDo());
                body.getChildren().setAll(empty(Feather.ALERT_TRIANGLE, problem.title()));
            }
            case Ready(Ledger ledger) -> {
                showLedger(ledger);
                // Until the sums of these decisions come, those above are of the last ones.
                stale(true);
                // The same ledger again has the same sums, which tell nobody that they came.
                showSummary(model.summaryProperty().get());
            }
        }
    }

    private void stale(boolean yes) {
        summary.setOpacity(yes ? PALE : 1);
        proof.setOpacity(yes ? PALE : 1);
    }

    private void showLedger(Ledger ledger) {
        if (!body.getChildren().contains(tabs)) {
            body.getChildren().setAll(tabs);
        }
        acceptAll.getItems().clear();
        if (ledger.entries().isEmpty()) {
            words("Nothing to cut", NOTHING);
            editsTab.setText("Edits");
            acceptAll.setDisable(true);
            allowed.setDisable(true);
            editsBody.getChildren().setAll(empty(Feather.CHECK_CIRCLE, "This prompt is already tight."));
            return;
        }
        editsTab.setText("Edits (%d)".formatted(ledger.entries().size()));
        if (!editsBody.getChildren().contains(edits)) {
            editsBody.getChildren().setAll(edits);
        }
        edits.show(ledger);
        allowed.setText(model.budget().isPresent() ? "Accept to target" : "Accept allowed");
        Map<String, Long> kinds = ledger.entries().stream().filter(entry -> entry.state() == State.PROPOSED)
                .collect(Collectors.groupingBy(entry -> entry.edit().pass(), TreeMap::new, Collectors.counting()));
        kinds.forEach((pass, count) -> acceptAll.getItems()
                .add(item("accept-all-" + pass, "All %d of %s".formatted(count, pass),
                        () -> model.decide(now -> now.acceptAll(entry -> entry.edit().pass().equals(pass))))));
        Entry selected = edits.selected();
        if (selected != null) {
            String rule = selected.edit().rule();
            acceptAll.getItems().add(item("accept-all-rule", "All of the selected kind (" + rule + ")",
                    () -> model.decide(now -> now.acceptAll(entry -> entry.edit().rule().equals(rule)))));
        }
        acceptAll.getItems().add(
                item("accept-all-edits", "Everything proposed", () -> model.decide(now -> now.acceptAll(_ -> true))));
    }

    private void showSummary(@Nullable Summary sums) {
        edits.refresh();
        if (sums == null || !(model.stateProperty().get() instanceof Ready(Ledger ledger))
                || !ledger.equals(sums.ledger())) {
            return;
        }
        stale(false);
        bars.show(sums);
        sections.show(sums);
        if (ledger.entries().isEmpty()) {
            proof.setText(NOTHING + target(sums));
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
        proof.setText("%d of %d edits accepted. %s%s".formatted(ledger.accepted().size(), ledger.entries().size(),
                RetentionText.of(sums.retention()), target(sums)));
    }

    private String target(Summary sums) {
        if (model.budget().isEmpty()) {
            return "";
        }
        String target = Figures.number(model.budget().getAsLong());
        return sums.shortfall().map(shortfall -> " %s tokens above the target of %s: %s."
                .formatted(Figures.number(shortfall.over()), target, advice(shortfall)))
                .orElse(" The target of %s tokens is reached.".formatted(target));
    }

    private static String advice(Shortfall shortfall) {
        String more = (shortfall.open() ? "accept more, " : "") + "allow more risk or drop sections";
        if (shortfall.extracts() && shortfall.rest().isEmpty()) {
            return more
                    + "; no documents were found to cut sentences from, put them below a label such as \"Context:\"";
        }
        if (shortfall.extracts() && !shortfall.open() && shortfall.rest().isPresent()) {
            return "without its documents the prompt has %s, so a target well above that can be reached"
                    .formatted(Figures.number(shortfall.rest().getAsLong()));
        }
        return shortfall.extracts() || shortfall.rest().isEmpty() ? more : more + ", or cut sentences";
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
