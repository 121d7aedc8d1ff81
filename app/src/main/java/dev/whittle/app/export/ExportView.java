package dev.whittle.app.export;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.export.ExportState.Failed;
import dev.whittle.app.export.ExportState.Proved;
import dev.whittle.app.export.ExportState.Proving;
import dev.whittle.app.export.ExportState.Written;
import dev.whittle.format.TemplateFormat;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The Export sheet, above the screen: format, preview, proof, file.
public final class ExportView {
    // A preview is to look at; a text control of JavaFX gets slow with more.
    private static final int PREVIEW = 100_000;

    private final Sheet sheet = new Sheet("export", "Export as a template", 760, 640);
    private final ExportViewModel model;
    private final FilePicker picker;
    private final TextArea preview = new TextArea();
    private final Label proof = new Label();
    private final CheckBox optimized = new CheckBox("With the accepted edits");
    private final Button save = new Button("Save…");
    private final Button copy = new Button("Copy");

    /// @param training shows what can be made into training data
    public ExportView(ExportViewModel model, FilePicker picker, Runnable training) {
        this.model = model;
        this.picker = picker;
        VBox.setVgrow(preview, Priority.ALWAYS);
        preview.setId("export-preview");
        preview.setAccessibleText("Content of the file");
        preview.setEditable(false);
        preview.getStyleClass().add("message-area");
        sheet.add(choices(training), preview, foot());
        model.stateProperty().addListener((_, _, state) -> show(state));
    }

    public Node node() {
        return sheet;
    }

    /// Shows the sheet for the prompt as it is now.
    public void open() {
        model.opened();
        optimized.setDisable(!model.hasOptimized());
        sheet.show();
        save.requestFocus();
    }

    private HBox choices(Runnable training) {
        ComboBox<TemplateFormat> format = new ComboBox<>();
        format.setId("export-format");
        format.setAccessibleText("Format");
        format.getItems().setAll(model.formats());
        format.setConverter(new FormatNames(model.formats()));
        format.setCellFactory(_ -> new FormatCell(model.formats()));
        format.setVisibleRowCount(14);
        format.valueProperty().bindBidirectional(model.formatProperty());
        optimized.setId("export-optimized");
        optimized.selectedProperty().bindBidirectional(model.optimizedProperty());
        Button learn = new WordButton("export-training", "Training data…", Feather.STAR,
                "Fine-tuning data of rated answers, instead of the prompt", () -> {
                    sheet.hide();
                    training.run();
                });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label label = new Label("Format");
        label.setLabelFor(format);
        label.setMinWidth(Region.USE_PREF_SIZE);
        optimized.setMinWidth(Region.USE_PREF_SIZE);
        format.setMinWidth(160);
        HBox choices = new HBox(14, label, format, optimized, space, learn);
        choices.setAlignment(Pos.CENTER_LEFT);
        return choices;
    }

    private HBox foot() {
        proof.setId("export-proof");
        proof.setWrapText(true);
        HBox.setHgrow(proof, Priority.ALWAYS);
        proof.setMaxWidth(Double.MAX_VALUE);
        save.setId("export-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> save());
        copy.setId("export-copy");
        copy.setOnAction(_ -> copy());
        // A long proof wraps; the words on the buttons are never cut.
        copy.setMinWidth(Region.USE_PREF_SIZE);
        save.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(10, proof, copy, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void show(ExportState state) {
        boolean proved = state instanceof Proved || state instanceof Written;
        save.setDisable(!proved);
        copy.setDisable(!proved);
        proof.getStyleClass().removeAll("over", "good");
        switch (state) {
            case Proving() -> proof.setText("Writing and reading back");
            case Proved(var proved0) -> {
                preview.setText(cut(proved0.content()));
                proof.setText(proved0.sentence());
                proof.getStyleClass().add("good");
            }
            case Written(var written, var file) -> {
                proof.setText("Written to %s. %s".formatted(file, written.sentence()));
                proof.getStyleClass().add("good");
            }
            case Failed(var problem) -> {
                preview.clear();
                proof.setText(problem.text());
                proof.getStyleClass().add("over");
            }
        }
    }

    private void save() {
        String extension = model.formatProperty().get() == null ? "txt" : model.formatProperty().get().extension();
        picker.toSave("Export the prompt", model.suggestedName(), List.of(extension)).ifPresent(model::write);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        if (model.stateProperty().get() instanceof Proved(var proved)) {
            content.put(DataFormat.PLAIN_TEXT, proved.content());
        } else if (model.stateProperty().get() instanceof Written(var written, var _)) {
            content.put(DataFormat.PLAIN_TEXT, written.content());
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String cut(String content) {
        return content.length() <= PREVIEW
                ? content
                : content.substring(0, PREVIEW) + "\n… the file goes on; the preview ends here.";
    }

    private static final class FormatNames extends StringConverter<TemplateFormat> {
        private final List<TemplateFormat> formats;

        FormatNames(List<TemplateFormat> formats) {
            this.formats = formats;
        }

        @Override
        public String toString(TemplateFormat format) {
            return format == null ? "" : format.displayName();
        }

        @Override
        public TemplateFormat fromString(String name) {
            return formats.stream().filter(format -> format.displayName().equals(name)).findFirst().orElseThrow();
        }
    }
}
