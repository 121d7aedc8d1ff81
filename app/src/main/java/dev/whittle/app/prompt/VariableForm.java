package dev.whittle.app.prompt;

import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// A field for each `{{variable}}` of the prompt.
final class VariableForm extends VBox {
    private final OpenPrompt open;
    private final Map<String, TextArea> fields = new LinkedHashMap<>();
    private Map<String, String> shown = Map.of();
    private boolean showing;
    private final Label empty = new Label("Write {{name}} in a message and a field for its value appears here.");

    VariableForm(OpenPrompt open) {
        super(10);
        this.open = open;
        setId("variable-form");
        getStyleClass().add("variable-form");
        empty.setWrapText(true);
        empty.getStyleClass().add("text-muted");
        open.promptProperty().addListener((_, _, prompt) -> {
            if (!prompt.values().equals(shown)) { // a key typed in a message must not look through long values
                showValues(prompt);
            }
        });
        show(List.of());
    }

    /// Shows the fields of these variables, keeping those that stay.
    void show(List<String> names) {
        if (names.equals(new ArrayList<>(fields.keySet())) && !getChildren().isEmpty()) {
            return;
        }
        Map<String, TextArea> kept = new LinkedHashMap<>(fields);
        fields.clear();
        getChildren().clear();
        for (String name : names) {
            TextArea known = kept.get(name);
            TextArea field = known == null ? field(name) : known;
            fields.put(name, field);
            Label label = new Label("{{" + name + "}}");
            label.setLabelFor(field);
            label.getStyleClass().addAll("variable-name", "figures");
            getChildren().add(new VBox(4, label, field));
        }
        if (names.isEmpty()) {
            getChildren().setAll(empty);
        }
        showValues(open.prompt());
    }

    private TextArea field(String name) {
        TextArea field = new TextArea();
        field.setId("variable-" + name);
        field.setAccessibleText("Value of " + name);
        field.setPromptText("no value: sent as {{" + name + "}}");
        field.setPrefRowCount(2);
        field.setWrapText(true);
        field.textProperty().addListener((_, _, value) -> {
            if (!showing) {
                open.setValue(name, value);
            }
        });
        return field;
    }

    // A text field drops control characters: what it shows is only written back when the person types.
    private void showValues(Prompt prompt) {
        shown = prompt.values();
        showing = true;
        fields.forEach((name, field) -> {
            String value = prompt.values().getOrDefault(name, "");
            if (!field.getText().equals(value)) {
                field.setText(value);
            }
            int rows = Math.clamp(value.lines().count() + value.length() / 60, 1, 8);
            field.setPrefRowCount(rows);
        });
        showing = false;
    }
}
