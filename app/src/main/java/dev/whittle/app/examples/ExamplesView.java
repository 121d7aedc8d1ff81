package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.UndoKey;
import dev.whittle.app.examples.ExamplesState.Failed;
import dev.whittle.app.examples.ExamplesState.None;
import dev.whittle.app.examples.ExamplesState.Nothing;
import dev.whittle.app.examples.ExamplesState.Ready;
import dev.whittle.app.examples.ExamplesState.Working;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Examples screen: the examples as cards on the left, what they say and the shorter prompt on the right.
public final class ExamplesView extends BorderPane {
    private static final int FITTING = 240;

    private final ExamplesViewModel model;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final ListView<Integer> cards = new ListView<>();
    private final FindingsPane findings;
    private final ProposalPane proposal;
    private final ExampleText text;
    private final SplitPane split;
    private final StackPane body = new StackPane();

    public ExamplesView(ExamplesViewModel model, AblationViewModel ablation, WritingViewModel writing,
            FilePicker picker,
            Runnable undoInPrompt) {
        this.model = model;
        setId("examples-screen");
        getStyleClass().add("screen");
        getStylesheets().add(Objects.requireNonNull(ExamplesView.class.getResource("examples.css")).toExternalForm());
        cards.setId("example-cards");
        cards.setAccessibleText("Examples");
        cards.getStyleClass().addAll("example-cards", "edge-to-edge");
        cards.setCellFactory(_ -> new ExampleCard(model));
        findings = new FindingsPane();
        proposal = new ProposalPane(model);
        VBox shorter = new VBox(10, findings, proposal);
        VBox.setVgrow(proposal, Priority.ALWAYS);
        text = new ExampleText(model);
        Choice left = new Choice(List.of(new Choice.Part("examples-cards", "Cards", cards),
                new Choice.Part("examples-text", "In the text", text)), shown -> text.watch(shown == 1));
        Choice right = new Choice(List.of(new Choice.Part("examples-shorter", "Shorter prompt", shorter),
                new Choice.Part("examples-writing", "By a model", new WritingPane(writing)),
                new Choice.Part("examples-worth", "Worth", new AblationPane(ablation, picker))),
                shown -> {
                    writing.watch(shown == 1);
                    ablation.watch(shown == 2);
                });
        right.getStyleClass().add("examples-side");
        left.setMinWidth(FITTING);
        right.setMinWidth(FITTING);
        split = new SplitPane(left, right);
        split.setDividerPositions(0.42);
        setTop(head());
        setCenter(body);
        model.stateProperty().addListener((_, _, state) -> show(state));
        model.goalProperty().addListener((_, _, _) -> show(model.stateProperty().get()));
        UndoKey.on(this, () -> {
            if (model.correctedProperty().get()) {
                model.undo();
            } else {
                undoInPrompt.run();
            }
        });
        sceneProperty().addListener((_, _, scene) -> model.watch(scene != null));
        show(model.stateProperty().get());
    }

    private VBox head() {
        title.setId("examples-summary");
        title.getStyleClass().add("title-4");
        title.setWrapText(true);
        detail.setId("examples-detail");
        detail.getStyleClass().add("text-muted");
        detail.setWrapText(true);
        Button undo = new Button("Undo", new FontIcon(Feather.CORNER_UP_LEFT));
        undo.setId("undo-border");
        undo.setTooltip(new Tooltip("Take back the last change of a border (Ctrl+Z)"));
        undo.disableProperty().bind(model.correctedProperty().not());
        undo.setOnAction(_ -> model.undo());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, title, space, undo);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, line, detail);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private void show(ExamplesState state) {
        switch (state) {
            case Nothing() -> {
                words("No prompt yet", "Write or open a prompt first; its examples appear here by themselves.");
                body.getChildren().setAll(empty(Feather.LIST, "The prompt has no text yet."));
            }
            case Working() -> {
                words("Looking for examples", "Esc stops.");
                ProgressIndicator progress = new ProgressIndicator();
                progress.setMaxSize(48, 48);
                body.getChildren().setAll(progress);
            }
            case None(var why) -> {
                words("No examples in this prompt", why);
                ExampleText whole = new ExampleText(model);
                whole.watch(true);
                VBox nothing = new VBox(8, empty(Feather.LIST,
                        "Examples are pairs such as \"Input:\" and \"Output:\", rows of a table, or turns of a chat. Select one here if you see some."),
                        whole);
                VBox.setVgrow(whole, Priority.ALWAYS);
                body.getChildren().setAll(nothing);
            }
            case Failed(var problem) -> {
                words(problem.title(), problem.whatToDo());
                body.getChildren().setAll(empty(Feather.ALERT_TRIANGLE, problem.title()));
            }
            case Ready(Found found) -> showFound(found);
        }
    }

    private void showFound(Found found) {
        long all = found.zero().ledger().before().tokens();
        words("%d example%s: %s of %s tokens, %s a month".formatted(found.set().size(),
                found.set().size() == 1 ? "" : "s",
                Figures.tokens(found.all()), Figures.tokens(found.zero().ledger().before()),
                Figures.usd(model.aMonth(found.all()))),
                "Written as %s; %s of the prompt. The borders of each can be moved by lines, what is none left out, and one that was missed marked in the text."
                        .formatted(found.set().format().title(),
                                Figures.percent(found.all().tokens() / (double) Math.max(1, all))));
        cards.getItems().setAll(IntStream.range(0, found.set().size()).boxed().toList());
        cards.refresh();
        findings.show(found);
        text.show();
        proposal.show(found, model.goalProperty().get());
        if (!body.getChildren().contains(split)) {
            body.getChildren().setAll(split);
        }
    }

    private void words(String heading, String words) {
        title.setText(heading);
        detail.setText(words);
    }

    private static Node empty(Feather icon, String text) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.getStyleClass().addAll("text-muted", "empty-state");
        return label;
    }
}
