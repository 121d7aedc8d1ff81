package dev.whittle.app.optimize;

import dev.whittle.app.control.Worded;
import dev.whittle.app.optimize.RecipeViewModel.Unit;
import dev.whittle.app.workspace.OptimizeOptions;
import dev.whittle.optimizer.Preset;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// The choice of passes, the target, and what is done with the proposals, in as few rows as the width allows.
final class RecipeBar extends FlowPane {
    private final RecipeViewModel recipe;
    private final Map<String, ToggleButton> presets = new LinkedHashMap<>();
    private final List<CheckBox> passes = new ArrayList<>();
    private final ComboBox<Risk> most = new ComboBox<>();
    private boolean showing;

    RecipeBar(RecipeViewModel recipe, Node actions) {
        super(8, 6);
        this.recipe = recipe;
        setId("recipe");
        choose();
        aim();
        getChildren().add(actions);
        recipe.optionsProperty().addListener((_, _, _) -> show());
        show();
    }

    private void choose() {
        ToggleGroup group = new ToggleGroup();
        HBox pills = new HBox();
        Preset.all()
                .forEach(preset -> presets.put(preset.id(), pill(preset.id(), preset.title(), preset.description())));
        presets.put(OptimizeOptions.CUSTOM, pill(OptimizeOptions.CUSTOM, "Custom", "The passes you choose."));
        List<ToggleButton> buttons = List.copyOf(presets.values());
        buttons.forEach(button -> button.setToggleGroup(group));
        buttons.getFirst().getStyleClass().add("left-pill");
        buttons.subList(1, buttons.size() - 1).forEach(button -> button.getStyleClass().add("center-pill"));
        buttons.getLast().getStyleClass().add("right-pill");
        pills.getChildren().setAll(buttons);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (!showing) {
                presets.forEach((id, button) -> {
                    if (button.isSelected()) {
                        recipe.choose(id);
                    }
                });
            }
        });
        MenuButton menu = new MenuButton("Passes");
        menu.setId("passes");
        menu.setMinWidth(USE_PREF_SIZE);
        recipe.all().forEach(pass -> menu.getItems().add(new CustomMenuItem(passBox(pass), false)));
        most.setId("most-risk");
        most.setAccessibleText("Highest risk that is accepted without a look");
        most.getItems().setAll(Risk.values());
        most.setConverter(new Worded<>(RecipeBar::accepted));
        most.valueProperty().addListener((_, _, risk) -> {
            if (!showing && risk != null) {
                recipe.accept(risk);
            }
        });
        getChildren().addAll(pills, menu, most);
    }

    private static ToggleButton pill(String id, String title, String description) {
        ToggleButton button = new ToggleButton(title);
        button.setId("preset-" + id);
        button.setTooltip(new Tooltip(description));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private CheckBox passBox(Pass pass) {
        CheckBox box = new CheckBox(pass.title());
        box.setId("pass-" + pass.id() + "-on");
        box.setUserData(pass);
        box.selectedProperty().addListener((_, _, on) -> {
            if (!showing) {
                recipe.run(pass, on);
            }
        });
        passes.add(box);
        return box;
    }

    private void aim() {
        TextField amount = new TextField();
        amount.setId("target");
        amount.setAccessibleText("Target");
        amount.setPromptText("none");
        amount.setPrefColumnCount(6);
        amount.setMinWidth(USE_PREF_SIZE);
        amount.getStyleClass().add("figures");
        amount.textProperty().bindBidirectional(recipe.targetProperty());
        ComboBox<Unit> unit = new ComboBox<>();
        unit.setId("target-unit");
        unit.setAccessibleText("Unit of the target");
        unit.getItems().setAll(Unit.values());
        unit.setConverter(new Worded<>(one -> one == Unit.TOKENS ? "tokens" : "$ a month"));
        unit.valueProperty().bindBidirectional(recipe.unitProperty());
        unit.setMinWidth(USE_PREF_SIZE);
        CheckBox extract = new CheckBox("Cut sentences to reach it");
        extract.setId("extract");
        extract.setMinWidth(USE_PREF_SIZE);
        extract.setTooltip(new Tooltip(
                "If the passes do not reach the target, the sentences of documents in the prompt worth least for the question go"));
        extract.selectedProperty().bindBidirectional(recipe.extractProperty());
        extract.disableProperty().bind(recipe.targetProperty().isEmpty());
        TextField question = new TextField();
        question.setId("extract-question");
        question.setPromptText("That of the prompt");
        question.setTooltip(new Tooltip(
                "What the documents in the prompt are for; left empty, the question the prompt asks, if it does"));
        question.setAccessibleText("Question");
        question.textProperty().bindBidirectional(recipe.questionProperty());
        question.disableProperty().bind(extract.disableProperty().or(extract.selectedProperty().not()));
        question.setPrefColumnCount(16);
        getChildren().addAll(line(label("Target", amount), amount, unit), extract,
                line(label("Question", question), question));
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label label(String text, Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show() {
        showing = true;
        presets.forEach((id, button) -> button.setSelected(id.equals(recipe.optionsProperty().get().preset())));
        passes.forEach(box -> box.setSelected(recipe.runs((Pass) box.getUserData())));
        most.setValue(recipe.most());
        showing = false;
    }

    private static String accepted(Risk risk) {
        return switch (risk) {
            case NONE -> "Accepts no risk";
            case LOW -> "Accepts low risk";
            case MEDIUM -> "Accepts medium risk";
            case HIGH -> "Accepts any risk";
        };
    }
}
