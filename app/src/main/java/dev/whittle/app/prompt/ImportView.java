package dev.whittle.app.prompt;

import dev.whittle.app.Figures;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.app.prompt.ImportState.Table;
import dev.whittle.format.TemplateFormat;
import java.util.ArrayList;
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

/// The Import sheet: what a file was understood to be, before it takes the place of the prompt or its cases go to
/// Compare.
public final class ImportView {
    private final Sheet sheet = new Sheet("import", "Import", 760, 640);
    private final ImportViewModel model;
    private final ComboBox<Choice> readAs = new ComboBox<>();
    private final GridPane facts = new GridPane(16, 6);
    private final TextArea preview = new TextArea();
    private final Label note = new Label();
    private final Button replace = new Button();
    private final Button cases = new Button();
    private final Button both = new Button();
    private final HBox choices;
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
        choices = new HBox(14, new Label("Read as"), readAs);
        choices.setAlignment(Pos.CENTER_LEFT);
        sheet.add(choices, facts, preview, foot());
        sheet.visibleProperty().addListener((_, _, visible) -> {
            if (!visible && !(model.stateProperty().get() instanceof Closed)) {
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
        button(replace, "import-replace", model::accept);
        button(cases, "import-cases", model::takeCases);
        button(both, "import-both", model::acceptWithCases);
        HBox foot = new HBox(10, note, replace, cases, both);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(HBox.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private void show(ImportState state) {
        switch (state) {
            case Closed() -> sheet.hide();
            case Table(var found) -> {
                shown(choices, false);
                List<Understood.Fact> rows = new ArrayList<>();
                rows.add(new Understood.Fact("Workbook", found.set().name()));
                rows.addAll(found.facts());
                show(rows, found.preview(), "", "The prompt stays as it is.");
                offer(null, found);
            }
            case Offered(var understood, var found) -> {
                shown(choices, true);
                showing = true;
                readAs.setValue(readAs.getItems().stream()
                        .filter(choice -> Objects.equals(choice.format(), understood.format())).findFirst()
                        .orElseThrow());
                showing = false;
                List<Understood.Fact> rows = new ArrayList<>(understood.facts());
                found.ifPresent(there -> rows.addAll(there.facts()));
                show(rows, understood.preview(), understood.note(), understood.format() == null && found.isPresent()
                        ? "Taking the cases leaves the prompt as it is."
                        : "Undo brings the prompt of now back.");
                offer(understood, found.orElse(null));
            }
        }
    }

    // What is most likely wanted stands last and has the accent.
    private void offer(@Nullable Understood understood, @Nullable FoundCases found) {
        boolean prompt = understood != null && understood.format() != null;
        shown(replace, understood != null);
        shown(cases, found != null);
        shown(both, found != null && prompt);
        replace.setText(found == null ? "Replace the prompt" : prompt ? "Only the prompt" : "Open as text");
        if (found != null) {
            String number = Figures.counted(found.set().cases().size(), "case");
            cases.setText(prompt
                    ? found.set().cases().size() == 1 ? "Only the case" : "Only the " + number
                    : "Take %s into Compare".formatted(number));
            both.setText("Prompt and " + number);
        }
        Button first = both.isVisible() ? both : cases.isVisible() ? cases : replace;
        for (Button each : List.of(replace, cases, both)) {
            each.getStyleClass().remove("accent");
        }
        first.getStyleClass().add("accent");
        if (!sheet.isVisible()) {
            sheet.show();
            first.requestFocus();
        }
    }

    private static void shown(Node node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }

    private void show(List<Understood.Fact> rows, String text, String warning, String otherwise) {
        facts.getChildren().clear();
        for (int i = 0; i < rows.size(); i++) {
            Label what = new Label(rows.get(i).what());
            what.getStyleClass().add("text-muted");
            Label value = new Label(rows.get(i).value());
            value.setWrapText(true);
            facts.addRow(i, what, value);
        }
        preview.setText(text);
        note.setText(warning.isEmpty() ? otherwise : warning);
        note.getStyleClass().removeAll("over");
        if (!warning.isEmpty()) {
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
