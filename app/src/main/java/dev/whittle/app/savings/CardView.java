package dev.whittle.app.savings;

import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// One strategy: a switch, and while it is on the numbers it needs, each an assumption of the person.
final class CardView extends VBox {
    private final SavingsViewModel model;
    private final StrategyCard card;
    private final CheckBox on = new CheckBox();
    private final FlowPane inputs = new FlowPane(10, 8);
    private final Label problem = new Label();
    private boolean showing;

    CardView(SavingsViewModel model, StrategyCard card) {
        super(6);
        this.model = model;
        this.card = card;
        setId("strategy-" + card.id());
        getStyleClass().add("strategy-card");
        on.setId(card.id() + "-on");
        on.setText(card.title());
        on.getStyleClass().add("strategy-title");
        on.setAccessibleText(card.title() + ": " + card.what());
        on.setOnAction(_ -> model.switchOn(card, on.isSelected()));
        Label assumption = new Label("assumptions");
        assumption.getStyleClass().addAll("chip", "chip-neutral");
        assumption.visibleProperty().bind(on.selectedProperty());
        Label what = new Label(card.what());
        what.setWrapText(true);
        what.getStyleClass().addAll("text-muted", "text-small");
        problem.setId(card.id() + "-problem");
        problem.setWrapText(true);
        problem.getStyleClass().addAll("danger", "text-small");
        card.inputs().forEach(input -> inputs.getChildren().add(field(input)));
        getChildren().setAll(on, what, assumption, inputs, problem);
        for (Region part : new Region[]{assumption, inputs, problem}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        inputs.visibleProperty().bind(on.selectedProperty());
    }

    void show(Map<String, String> refused) {
        showing = true;
        on.setSelected(model.isOn(card));
        String why = refused.get(card.id());
        problem.setText(why == null ? "" : why);
        problem.setVisible(why != null);
        showing = false;
    }

    /// Shows what was typed last time.
    void restore() {
        showing = true;
        card.inputs().forEach(input -> {
            if (inputs.lookup("#" + id(input)) instanceof TextField field
                    && !field.getText().equals(model.text(card, input))) {
                field.setText(model.text(card, input));
            }
        });
        showing = false;
    }

    private VBox field(StrategyInput input) {
        TextField field = new TextField(model.text(card, input));
        field.setId(id(input));
        field.setAccessibleText(card.title() + ", " + input.label());
        field.getStyleClass().addAll("small", "figures");
        if (input.id().equals("model")) {
            field.setPrefColumnCount(18);
            field.setPromptText("gpt-6-luna");
            TextFields.bindAutoCompletion(field, request -> model.models().stream()
                    .filter(key -> key.contains(request.getUserText().strip())).limit(20).toList());
        } else {
            field.setPrefColumnCount(6);
        }
        field.textProperty().addListener((_, _, text) -> {
            if (!showing) {
                model.type(card, input, text);
            }
        });
        Label label = new Label(input.label());
        label.setLabelFor(field);
        label.getStyleClass().addAll("text-muted", "text-small");
        return new VBox(2, label, field);
    }

    private String id(StrategyInput input) {
        return card.id() + "-" + input.id();
    }
}
