package dev.whittle.app.versions;

import dev.whittle.app.control.NoteField;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.workspace.VersionRef;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The versions of a prompt as a timeline, and beside it what changed in the one that is selected.
public final class VersionsSheet {
    private final VersionsViewModel model;
    private final Sheet sheet = new Sheet("versions", "Versions", 1180, 700);
    private final ListView<TimelineEntry> list = new ListView<>();
    private final Label name = new Label();
    private final Label warning = new Label();
    private final Label sentence = new Label();
    private final Label empty = new Label();
    private final HunksView hunks = new HunksView();
    private final NoteField note = new NoteField("versions-note", "What to remember about this version",
            "Note of the version");
    private int wanted;

    public VersionsSheet(VersionsViewModel model) {
        this.model = model;
        name.setId("versions-name");
        name.getStyleClass().add("text-muted");
        warning.setId("versions-warning");
        warning.setWrapText(true);
        warning.getStyleClass().add("soon");
        warning.managedProperty().bind(warning.visibleProperty());
        empty.setWrapText(true);
        empty.setId("versions-empty");
        list.setId("versions-list");
        list.setAccessibleText("Versions, newest first");
        list.setPlaceholder(empty);
        list.setCellFactory(_ -> new TimelineCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            model.selectedProperty().set(now);
            if (now != null) {
                note.show(now.version().ref(), now.version().note(), text -> model.keepNote(now, text),
                        text -> model.note(now, text));
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                restore();
                key.consume();
            }
        });
        SplitPane split = new SplitPane(list, diff());
        split.setDividerPositions(0.36);
        VBox.setVgrow(split, Priority.ALWAYS);
        sheet.add(name, warning, split, foot());
        model.timelineProperty().addListener((_, _, now) -> show(now));
        model.diffProperty().addListener((_, _, now) -> show(now));
        show(model.timelineProperty().get());
    }

    public Node node() {
        return sheet;
    }

    /// Shows the versions of the open prompt.
    public void open() {
        wanted = 0;
        model.openCurrent();
        show();
    }

    /// Shows the versions of a prompt.
    public void open(String prompt) {
        wanted = 0;
        model.show(prompt);
        show();
    }

    /// Shows the versions of a prompt, this one selected.
    public void open(VersionRef version) {
        wanted = version.number();
        model.show(version.name());
        show();
    }

    private void show() {
        name.setText(model.name());
        sheet.show();
        list.requestFocus();
    }

    private VBox diff() {
        ComboBox<Against> against = new ComboBox<>();
        against.setId("versions-against");
        against.setAccessibleText("Compared with");
        against.getItems().setAll(Against.values());
        against.valueProperty().bindBidirectional(model.againstProperty());
        Label with = new Label("Compared with");
        with.getStyleClass().add("text-muted");
        HBox head = new HBox(8, with, against);
        head.setAlignment(Pos.CENTER_LEFT);
        sentence.setId("versions-sentence");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("text-bold");
        VBox.setVgrow(hunks, Priority.ALWAYS);
        VBox box = new VBox(8, head, sentence, hunks);
        box.getStyleClass().add("versions-diff");
        return box;
    }

    private VBox foot() {
        Label noted = new Label("Note");
        noted.setLabelFor(note);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox notes = new HBox(8, noted, note);
        notes.setAlignment(Pos.CENTER_LEFT);
        Button restore = button("versions-restore", "Bring back", this::restore);
        restore.getStyleClass().add("accent");
        Label hint = new Label("Ctrl+Z takes bringing back back; no version is ever lost.");
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox actions = new HBox(8, named("versions-label", "production", "Move label here",
                "Moves the label here, or takes it away if it stands here", model::label),
                named("versions-branch", "Name of the branch", "Branch", "Begins another prompt with this version",
                        made -> {
                            model.branch(made);
                            name.setText(made);
                        }),
                hint, restore);
        actions.setAlignment(Pos.CENTER_LEFT);
        VBox foot = new VBox(8, notes, actions);
        foot.disableProperty().bind(Bindings.isNull(model.selectedProperty()));
        return foot;
    }

    private static HBox named(String id, String prompt, String verb, String hint, Consumer<String> action) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(hint);
        field.setPrefColumnCount(12);
        Button button = button(id + "-button", verb, () -> action.accept(field.getText()));
        button.disableProperty().bind(field.textProperty().map(String::isBlank));
        field.setOnAction(_ -> action.accept(field.getText()));
        return new HBox(4, field, button);
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void restore() {
        if (model.selectedProperty().get() != null) {
            sheet.hide();
            model.restore();
        }
    }

    private void show(TimelineState state) {
        TimelineEntry chosen = list.getSelectionModel().getSelectedItem();
        int before = chosen == null ? wanted : chosen.version().number();
        warning.setVisible(false);
        switch (state) {
            case TimelineState.Loading _ -> nothing("Reading the versions");
            case TimelineState.Empty _ ->
                nothing("No version is saved yet. Ctrl+S saves what is open as the first one.");
            case TimelineState.Failed(String words) -> nothing(words);
            case TimelineState.Shown(List<TimelineEntry> entries, List<String> warnings) -> {
                list.getItems().setAll(entries);
                warning.setText(String.join("\n", warnings));
                warning.setVisible(!warnings.isEmpty());
                list.getSelectionModel().select(entries.stream()
                        .filter(entry -> entry.version().number() == before).findFirst().orElse(entries.getFirst()));
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
            }
        }
    }

    private void nothing(String words) {
        list.getItems().clear();
        note.forget();
        empty.setText(words);
    }

    private void show(DiffState state) {
        switch (state) {
            case DiffState.Nothing _ -> {
                sentence.setText("");
                hunks.clear();
            }
            case DiffState.Comparing _ -> sentence.setText("Comparing");
            case DiffState.Compared(String words, VersionDiff diff) -> {
                sentence.setText(words);
                hunks.show(diff);
            }
            case DiffState.Failed(String words) -> {
                sentence.setText(words);
                hunks.clear();
            }
        }
    }
}
