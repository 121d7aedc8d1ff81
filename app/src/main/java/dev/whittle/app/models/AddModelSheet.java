package dev.whittle.app.models;

import dev.whittle.app.control.Sheet;
import dev.whittle.app.models.ModelDraft.Field;
import dev.whittle.tokenizer.Tokenizers;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for a model of the person's own; what is wrong is said below its field.
final class AddModelSheet {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");
    private static final double WIDTH = 320;

    private final ModelsViewModel models;
    private final Sheet sheet = new Sheet("add-model", "Add a model of your own", 640, 620);
    private final GridPane grid = new GridPane(12, 8);
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final ComboBox<String> tokenizer = new ComboBox<>();
    private final Map<Field, Label> faults = new EnumMap<>(Field.class);

    AddModelSheet(ModelsViewModel models) {
        this.models = models;
        text(Field.PROVIDER, "Provider", "lab");
        text(Field.ID, "Model id", "llama-4-local");
        tokenizer.getItems().setAll(Tokenizers.ids());
        row(Field.TOKENIZER, "Counted by", tokenizer);
        text(Field.CONTEXT, "Context window, tokens", "128,000");
        text(Field.INPUT, "Input, USD per million tokens", "2.50");
        text(Field.OUTPUT, "Output, USD per million tokens", "10.00");
        text(Field.CACHE_READ, "Cache read, USD per million tokens", "unknown");
        Button add = new Button("Add model");
        add.setId("add-model-add");
        add.setDefaultButton(true);
        add.setOnAction(_ -> add());
        HBox buttons = new HBox(add);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Label hint = new Label("Its tokens are an estimate if you do not know what counts for it: choose unmeasured.");
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        sheet.add(hint, grid, buttons);
        clear();
    }

    Node node() {
        return sheet;
    }

    /// Shows the sheet with what was typed last, if that was not added.
    void open() {
        sheet.show();
        node(Field.PROVIDER).requestFocus();
    }

    private void add() {
        Map<Field, String> typed = new EnumMap<>(Field.class);
        fields.forEach((field, control) -> typed.put(field, control.getText()));
        typed.put(Field.TOKENIZER, tokenizer.getValue());
        Map<Field, String> wrong = models.add(new ModelDraft(typed));
        show(wrong);
        if (wrong.isEmpty()) {
            clear();
            sheet.hide();
        } else {
            node(wrong.keySet().iterator().next()).requestFocus();
        }
    }

    private void clear() {
        fields.values().forEach(TextField::clear);
        tokenizer.setValue(ModelDraft.UNKNOWN_TOKENIZER);
        show(Map.of());
    }

    private void show(Map<Field, String> wrong) {
        faults.forEach((field, label) -> {
            String sentence = wrong.getOrDefault(field, "");
            label.setText(sentence);
            label.setVisible(!sentence.isEmpty());
            label.setManaged(!sentence.isEmpty());
            node(field).pseudoClassStateChanged(ERROR, !sentence.isEmpty());
        });
    }

    private Control node(Field field) {
        TextField control = fields.get(field);
        return control == null ? tokenizer : control;
    }

    private void text(Field field, String name, String example) {
        TextField control = new TextField();
        control.setPromptText(example);
        fields.put(field, control);
        row(field, name, control);
    }

    private void row(Field field, String name, Control control) {
        String id = "add-model-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        control.setId(id);
        control.setAccessibleText(name);
        control.setPrefWidth(WIDTH);
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setMinHeight(30);
        Label fault = new Label();
        fault.setId(id + "-fault");
        fault.setWrapText(true);
        fault.setMaxWidth(WIDTH);
        fault.setMinHeight(Region.USE_PREF_SIZE);
        fault.getStyleClass().addAll("over", "text-small");
        faults.put(field, fault);
        grid.addRow(grid.getRowCount(), label, new VBox(2, control, fault));
        GridPane.setValignment(label, VPos.TOP);
    }
}
