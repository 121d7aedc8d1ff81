package dev.whittle.app.training;

import dev.whittle.app.control.Worded;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.training.TrainingState.Made;
import dev.whittle.optimizer.training.TrainingKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sheet of training data: what is learned from on the left; shape, account and first lines on
/// the right.
public final class TrainingView {
    private final TrainingViewModel model;
    private final FilePicker picker;
    private final Sheet sheet = new Sheet("training", "Training data", 1080, 700);
    private final SplitPane content;
    private final Label empty = new Label();
    private final CheckBox unrated = new CheckBox("Answers nobody rated, too");
    private final VBox account = new VBox(4);
    private final TextArea preview = new TextArea();
    private final Label said = new Label();
    private final Button replace;
    private final Button save;

    public TrainingView(TrainingViewModel model, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        save = new WordButton("training-save", "Save…", Feather.SAVE,
                "Write a file to learn from, and one of what is held out beside it", this::save);
        save.getStyleClass().add("accent");
        replace = new WordButton("training-replace", "Replace it", Feather.ALERT_TRIANGLE,
                "Write over the file that stands there", model::replace);
        empty.setId("training-empty");
        empty.setGraphic(new FontIcon(Feather.STAR));
        empty.setWrapText(true);
        empty.setMaxWidth(560);
        empty.getStyleClass().addAll("text-muted", "empty-state");
        content = new SplitPane(new LessonList(model), made());
        content.setDividerPositions(0.34);
        content.getStyleClass().add("training");
        StackPane stack = new StackPane(content, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        sheet.add(stack, foot());
        model.stateProperty().addListener((_, _, now) -> show(now));
        model.kindProperty().addListener((_, _, now) -> unrated.setDisable(now.paired()));
        show(model.stateProperty().get());
    }

    public Node node() {
        return sheet;
    }

    /// Shows the sheet with all that was rated chosen.
    public void open() {
        open(Optional.empty());
    }

    /// Shows the sheet with a run or a comparison chosen.
    public void open(UUID meant) {
        open(Optional.of(meant));
    }

    private void open(Optional<UUID> meant) {
        model.opened(meant);
        sheet.show();
        sheet.requestFocus();
    }

    private VBox made() {
        ComboBox<TrainingKind> kind = new ComboBox<>();
        kind.setId("training-kind");
        kind.setAccessibleText("Shape of the lines");
        kind.getItems().setAll(TrainingKind.values());
        kind.setConverter(new Worded<>(TrainingWords::name));
        kind.valueProperty().bindBidirectional(model.kindProperty());
        unrated.setId("training-unrated");
        unrated.setTooltip(
                new Tooltip("For chat only: take every whole answer for a good one unless it was rated worse"));
        unrated.selectedProperty().bindBidirectional(model.unratedProperty());
        FlowPane options = new FlowPane(14, 8, labelled("Shape", kind),
                labelled("Held out %", spinner("training-held-out", "Share of prompts held out, in percent", 90,
                        model.heldOutProperty())),
                labelled("Good from %",
                        spinner("training-good", "Score from which on an answer is good, in percent; 4 of "
                                + "5 stars are 75", 100, model.goodProperty())),
                unrated);
        account.setId("training-account");
        preview.setId("training-preview");
        preview.setAccessibleText("First lines of the file");
        preview.setEditable(false);
        preview.setWrapText(true);
        preview.getStyleClass().add("message-area");
        VBox.setVgrow(preview, Priority.ALWAYS);
        VBox made = new VBox(10, options, account, preview);
        made.setMinWidth(0);
        made.setPadding(new Insets(0, 0, 0, 12));
        return made;
    }

    private static HBox labelled(String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(8, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Spinner<Integer> spinner(String id, String hint, int most, IntegerProperty value) {
        Spinner<Integer> spinner = new Spinner<>(new IntegerSpinnerValueFactory(0, most, value.get(), 5));
        spinner.setId(id);
        spinner.setPrefWidth(84);
        spinner.setTooltip(new Tooltip(hint));
        spinner.setAccessibleText(hint);
        spinner.valueProperty().addListener((_, _, now) -> value.set(now));
        return spinner;
    }

    private HBox foot() {
        said.setId("training-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox foot = new HBox(10, said, replace, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void show(TrainingState state) {
        empty.setText(switch (state) {
            case TrainingState.Listing _ -> "Looking for answers that are kept";
            case TrainingState.Empty _ -> TrainingWords.NOTHING_KEPT;
            default -> "";
        });
        empty.setVisible(!empty.getText().isEmpty());
        content.setVisible(!empty.isVisible());
        Optional<Made> made = model.made();
        account.getChildren().setAll(made.map(TrainingWords::account).orElse(List.of()).stream()
                .map(TrainingView::line).toList());
        preview.setText(made.map(TrainingWords::preview).orElse(""));
        save.setDisable(made.isEmpty() || made.get().data().training().isEmpty());
        replace.setVisible(state instanceof TrainingState.Standing);
        replace.setManaged(replace.isVisible());
        said.setText(TrainingWords.said(state));
        said.getStyleClass().removeAll("over", "good");
        switch (state) {
            case TrainingState.Written _ -> said.getStyleClass().add("good");
            case TrainingState.Failed _,TrainingState.Unwritten _,TrainingState.Standing _ ->
                said.getStyleClass().add("over");
            default -> {
            }
        }
    }

    private static Label line(String words) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private void save() {
        picker.toSave("Save training data", "train.jsonl", List.of("jsonl")).ifPresent(model::write);
    }
}
