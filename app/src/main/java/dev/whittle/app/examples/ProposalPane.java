package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.DiffView;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.fewshot.Conversion.Goal;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The shorter prompt: an instruction alone or fewer examples, what it saves, what is lost, the diff, and the
/// button that puts it into the prompt.
final class ProposalPane extends VBox {
    private final ExamplesViewModel model;
    private final ToggleButton instruction = new ToggleButton("Instruction");
    private final ToggleButton fewer = new ToggleButton("Fewer examples");
    private final IntegerSpinnerValueFactory count = new IntegerSpinnerValueFactory(1, 1);
    private final Spinner<Integer> keep = new Spinner<>(count);
    private final CheckBox mix = new CheckBox("labels take turns");
    private final Label result = new Label();
    private final Label lost = new Label();
    private final DiffView diff = new DiffView();
    private final Button apply = new Button("Put into the prompt");
    private boolean showing;

    ProposalPane(ExamplesViewModel model) {
        super(6);
        this.model = model;
        Label heading = new Label("The shorter prompt");
        heading.getStyleClass().add("section-title");
        ToggleGroup goals = new ToggleGroup();
        toggle(instruction, "goal-instruction", "left-pill", Goal.ZERO_SHOT, goals);
        toggle(fewer, "goal-fewer", "right-pill", Goal.K_SHOT, goals);
        keep.setId("keep-examples");
        keep.setPrefWidth(86);
        keep.setAccessibleText("Examples to keep");
        keep.setTooltip(new Tooltip("How many examples stay: each label and form once, then those farthest apart"));
        keep.valueProperty().addListener((_, _, _) -> chosen());
        mix.setId("mix-labels");
        mix.setTooltip(
                new Tooltip("Models favour the label they saw last; taking turns keeps one from standing last often"));
        mix.setOnAction(_ -> chosen());
        for (Region part : List.of(keep, mix)) {
            part.visibleProperty().bind(fewer.selectedProperty());
            part.managedProperty().bind(part.visibleProperty());
        }
        apply.setId("apply-examples");
        apply.getStyleClass().add("accent");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setTooltip(new Tooltip("Undo in the prompt takes it back"));
        apply.setOnAction(_ -> model.apply());
        HBox goalsRow = new HBox(instruction, fewer);
        FlowPane head = new FlowPane(8, 6, goalsRow, keep, mix, apply);
        head.setRowValignment(VPos.CENTER);
        result.setId("examples-result");
        result.setWrapText(true);
        lost.setId("examples-lost");
        lost.setWrapText(true);
        lost.getStyleClass().addAll("text-muted", "text-small");
        lost.managedProperty().bind(lost.visibleProperty());
        VBox.setVgrow(diff, Priority.ALWAYS);
        getChildren().setAll(heading, head, result, lost, diff);
    }

    private void toggle(ToggleButton button, String id, String style, Goal goal, ToggleGroup group) {
        button.setId(id);
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(style);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.goalProperty().set(goal);
        });
    }

    private void chosen() {
        if (!showing && keep.getValue() != null) {
            model.keep(keep.getValue(), mix.isSelected());
        }
    }

    void show(Found found, Goal goal) {
        showing = true;
        count.setMax(Math.max(1, found.set().size()));
        count.setValue(found.keep());
        mix.setSelected(found.mix());
        mix.setDisable(found.findings().labels().isEmpty());
        instruction.setSelected(goal == Goal.ZERO_SHOT);
        fewer.setSelected(goal == Goal.K_SHOT);
        showing = false;
        ExampleProposal proposal = found.proposal(goal);
        apply.setDisable(!proposal.possible());
        diff.setVisible(proposal.possible());
        if (!proposal.possible()) {
            result.setText(proposal.obstacle());
            lost.setVisible(false);
            return;
        }
        Ledger accepted = proposal.accepted();
        TokenCount before = accepted.before();
        TokenCount after = accepted.after();
        String kept = proposal.conversion().kept().isEmpty()
                ? "no example stays"
                : "examples %s stay".formatted(proposal.conversion().kept().stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")));
        Cost month = model.aMonth(TokenCount.exact(Math.max(0, before.tokens() - after.tokens())));
        result.setText("%s → %s tokens (−%s), %s a month less; %s.".formatted(Figures.tokens(before),
                Figures.tokens(after),
                Figures.percent((before.tokens() - after.tokens()) / (double) Math.max(1, before.tokens())),
                Figures.usd(month), kept));
        lost.setVisible(!proposal.conversion().lost().isEmpty());
        lost.setText(String.join("\n", proposal.conversion().lost()));
        diff.show(accepted, 0);
        diff.reveal(1);
    }
}
