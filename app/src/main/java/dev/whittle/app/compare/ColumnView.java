package dev.whittle.app.compare;

import dev.whittle.app.control.IconButton;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One column: what it runs on top, its answer in the middle, the figures at the foot.
final class ColumnView extends VBox {
    private final CompareViewModel model;
    private final ColumnViewModel column;
    private final ColumnForm form;
    private final Label letter = new Label();
    private final Button run = new Button();
    private final IconButton goOn;
    private final IconButton left;
    private final IconButton right;
    private final IconButton duplicate;
    private final IconButton remove;
    private final StackPane answerHolder = new StackPane();
    private final StackPane facts = new StackPane();
    private final StackPane rating = new StackPane();
    private AnswerView answer;

    ColumnView(CompareViewModel model, ColumnViewModel column) {
        super(8);
        this.model = model;
        this.column = column;
        form = new ColumnForm(column);
        answer = new AnswerView("", "");
        getStyleClass().add("compare-column");
        setMinWidth(300);
        setPrefWidth(320);
        HBox.setHgrow(this, Priority.ALWAYS);
        letter.getStyleClass().add("column-letter");
        left = button("Move left", Feather.CHEVRON_LEFT, () -> model.move(column, -1));
        right = button("Move right", Feather.CHEVRON_RIGHT, () -> model.move(column, 1));
        duplicate = button("Duplicate", Feather.COPY, () -> model.duplicate(column));
        remove = button("Remove", Feather.X, () -> model.remove(column));
        run.getStyleClass().add("small");
        run.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        goOn = button("Continue", Feather.CORNER_UP_RIGHT, () -> model.continueWith(column));
        HBox tools = new HBox(goOn, left, right, duplicate, remove);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        tools.getStyleClass().add("column-tools");
        HBox head = new HBox(8, letter, run, space, tools);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(answerHolder, Priority.ALWAYS);
        answerHolder.getChildren().setAll(answer);
        getChildren().setAll(head, form, answerHolder, rating, facts);
        column.labelProperty().addListener((_, _, _) -> showLabel());
        column.stateProperty().addListener((_, _, _) -> showState());
        column.inputsProperty().addListener((_, _, _) -> showState());
        column.marksProperty().addListener((_, _, _) -> showMarks());
        column.staleProperty().addListener((_, _, _) -> showMarks());
        model.answerFormProperty().addListener((_, _, now) -> answer.showAs(now));
        showLabel();
    }

    ColumnViewModel column() {
        return column;
    }

    /// What can be done depends on how many columns there are and where this one stands.
    void showPlace(int index, int count) {
        left.setDisable(index == 0);
        right.setDisable(index == count - 1);
        duplicate.setDisable(count == Columns.MOST);
        remove.setDisable(count == Columns.LEAST);
    }

    private void showLabel() {
        String label = column.labelProperty().get();
        String prefix = "column-" + label.toLowerCase(Locale.ROOT);
        setId(prefix);
        letter.setText(label);
        form.setIds(prefix, label);
        run.setText(null); // its id has the letter too
        name(goOn, prefix + "-continue",
                "Continue with %s: open its prompt and model; what is open now is saved as a version".formatted(label));
        name(left, prefix + "-left", "Move column %s left".formatted(label));
        name(right, prefix + "-right", "Move column %s right".formatted(label));
        name(duplicate, prefix + "-duplicate", "Duplicate column " + label);
        name(remove, prefix + "-remove", "Remove column %s (Ctrl+Z brings it back)".formatted(label));
        answer = new AnswerView(prefix, label);
        answer.showAs(model.answerFormProperty().get());
        answerHolder.getChildren().setAll(answer);
        rating.getChildren().setAll(new RatingView(prefix, label, model.rating(column)));
        showMarks();
        showState();
    }

    private static void name(IconButton button, String id, String name) {
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
    }

    private void showState() {
        goOn.setDisable(column.goesOn().isEmpty());
        boolean complete = column.inputsProperty().get() instanceof Inputs.Ready;
        if (!(column.state() instanceof ColumnState.Ended)) {
            facts.getChildren().clear();
        }
        switch (column.state()) {
            case ColumnState.Idle _ -> {
                offer("Run", Feather.PLAY, complete);
                answer.showIdle(column.inputsProperty().get() instanceof Inputs.Unready(String sentence)
                        ? sentence
                        : "Ready to run.");
            }
            case ColumnState.Waiting(int _, Partial soFar) -> {
                offerStop();
                answer.showComing(soFar, "Waiting for " + host());
            }
            case ColumnState.Streaming(int _, Partial soFar) -> {
                offerStop();
                answer.showComing(soFar, soFar.text().isEmpty() ? "The model is reasoning" : "");
            }
            case ColumnState.Ended(int _, var result, String reasoning) -> {
                offer("Rerun", Feather.ROTATE_CW, complete);
                answer.showEnded(result, reasoning);
                facts.getChildren().setAll(new FactsView(getId(), Fact.of(result)));
            }
        }
    }

    private String host() {
        return column.inputsProperty().get() instanceof Inputs.Ready(var what, var _)
                ? what.target().host()
                : "the server";
    }

    private void offer(String what, Feather icon, boolean possible) {
        offer(what, icon);
        run.setDisable(!possible);
        run.setOnAction(_ -> model.run(column));
    }

    private void offerStop() {
        offer("Stop", Feather.SQUARE);
        run.setDisable(false);
        run.setOnAction(_ -> model.stop(column));
    }

    // Called at every frame of a stream: a new icon each time would be styled each time.
    private void offer(String what, Feather icon) {
        if (what.equals(run.getText())) {
            return;
        }
        run.setText(what);
        run.setAccessibleText("%s column %s".formatted(what, column.labelProperty().get()));
        run.setGraphic(new FontIcon(icon));
        run.setId(getId() + switch (what) {
            case "Stop" -> "-stop";
            case "Rerun" -> "-retry";
            default -> "-run";
        });
    }

    private void showMarks() {
        answer.showMarks(column.marksProperty().get().stream().sorted().toList());
        answer.showStale(column.staleProperty().get());
    }

    private static IconButton button(String name, Feather icon, Runnable action) {
        return new IconButton("", name, icon, action).small();
    }
}
