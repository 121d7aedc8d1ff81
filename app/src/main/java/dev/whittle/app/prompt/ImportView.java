package dev.whittle.app.prompt;

import dev.whittle.app.control.Sheet;
import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.format.TemplateFormat;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The Import sheet: what a file was understood to be, before it takes the place of the prompt.
public final class ImportView {
    private final Sheet sheet = new Sheet("import", "Import", 760, 640);
    private final ImportViewModel model;
    private final ComboBox<Choice> readAs = new ComboBox<>();
    private final GridPane facts = new GridPane(16, 6);
    private final TextArea preview = new TextArea();
    private final Label note = new Label();
    private final Button replace = new Button("Replace the prompt");
    private boolean showing;

    private record Choice(String name, @Nullable TemplateFormat format) {}

    public ImportView(ImportViewModel model) {
        this.model = model;
        readAs.setId("import-format");
        readAs.setAccessibleText("Read as");
        readAs.setConverter(new ChoiceNames());
        readAs.getItems().add(new Choice("Plain text", null));
        model.formats().forEach(format -> readAs.getItems().add(new Choice(format.displayName(), format)));
        readAs.valueProperty().addListener((_, _, choice) -> {
            if (!showing && choice != null) {
                model.readAs(choice.format());
            }
        });
        facts.getColumnConstraints().setAll(new ColumnConstraints(130), new ColumnConstraints());
        facts.setId("import-facts");
        preview.setId("import-preview");
        preview.setAccessibleText("The messages that were understood");
        preview.setEditable(false);
        preview.setWrapText(true);
        preview.getStyleClass().add("message-area");
        VBox.setVgrow(preview, Priority.ALWAYS);
        HBox choices = new HBox(14, new Label("Read as"), readAs);
        choices.setAlignment(Pos.CENTER_LEFT);
        sheet.add(choices, facts, preview, foot());
        sheet.visibleProperty().addListener((_, _, visible) -> {
            if (!visible && model.stateProperty().get() instanceof Offered) {
                model.close();
            }
        });
        model.stateProperty().addListener((_, _, state) -> show(state));
    }

    public Node node() {
        return sheet;
    }

    private HBox foot() {
        note.setId("import-note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        replace.setId("import-replace");
        replace.getStyleClass().add("accent");
        replace.setMinWidth(HBox.USE_PREF_SIZE);
        replace.setOnAction(_ -> model.accept());
        HBox foot = new HBox(10, note, replace);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void show(ImportState state) {
        switch (state) {
            case Closed() -> sheet.hide();
            case Offered(var understood) -> {
                showing = true;
                readAs.setValue(readAs.getItems().stream()
                        .filter(choice -> Objects.equals(choice.format(), understood.format())).findFirst()
                        .orElseThrow());
                showing = false;
                show(understood);
                if (!sheet.isVisible()) {
                    sheet.show();
                    replace.requestFocus();
                }
            }
        }
    }

    private void show(Understood understood) {
        facts.getChildren().clear();
        List<Understood.Fact> rows = understood.facts();
        for (int i = 0; i < rows.size(); i++) {
            Label what = new Label(rows.get(i).what());
            what.getStyleClass().add("text-muted");
            Label value = new Label(rows.get(i).value());
            value.setWrapText(true);
            facts.addRow(i, what, value);
        }
        preview.setText(understood.preview());
        note.setText(understood.note().isEmpty() ? "Undo brings the prompt of now back." : understood.note());
        note.getStyleClass().removeAll("over");
        if (!understood.note().isEmpty()) {
            note.getStyleClass().add("over");
        }
    }

    private final class ChoiceNames extends StringConverter<Choice> {
        @Override
        public String toString(@Nullable Choice choice) {
            return choice == null ? "" : choice.name();
        }

        @Override
        public Choice fromString(String name) {
            return readAs.getItems().stream().filter(choice -> choice.name().equals(name)).findFirst().orElseThrow();
        }
    }
}
