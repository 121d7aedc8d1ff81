package dev.whittle.app.matrix;

import atlantafx.base.theme.Styles;
import dev.whittle.optimizer.experiment.matrix.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the person says of an answer: a grade or passed and failed, and why.
final class RatingBar extends HBox {
    private static final int GRADES = 5;

    private final List<ToggleButton> grades = new ArrayList<>();
    private final ToggleButton pass = new ToggleButton("Pass", new FontIcon(Feather.THUMBS_UP));
    private final ToggleButton fail = new ToggleButton("Fail", new FontIcon(Feather.THUMBS_DOWN));
    private final TextField note = new TextField();
    private final Consumer<Rating> rate;
    private Rating shown = Rating.NONE;
    private boolean showing;

    /// @param rate hears of every change
    RatingBar(Consumer<Rating> rate) {
        super(8);
        this.rate = rate;
        setId("matrix-rating");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("Your rating");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.getStyleClass().addAll("text-muted", "text-small");
        HBox row = new HBox();
        for (int grade = 1; grade <= GRADES; grade++) {
            int mine = grade;
            ToggleButton button = new ToggleButton(Integer.toString(grade));
            button.setId("matrix-grade-" + grade);
            button.setAccessibleText("Grade %d of 5".formatted(grade));
            button.setTooltip(new Tooltip(grade > 3 ? grade + " of 5: passes" : grade + " of 5: fails"));
            button.getStyleClass().addAll("small", grade == 1
                    ? Styles.LEFT_PILL
                    : grade == GRADES ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(_ -> say(shown.withGrade(button.isSelected() ? (Integer) mine : null)));
            grades.add(button);
            row.getChildren().add(button);
        }
        row.setMinWidth(Region.USE_PREF_SIZE);
        verdict(pass, "matrix-rate-pass", "The answer is good enough", true, Styles.LEFT_PILL);
        verdict(fail, "matrix-rate-fail", "The answer is not good enough", false, Styles.RIGHT_PILL);
        HBox verdicts = new HBox(pass, fail);
        verdicts.setMinWidth(Region.USE_PREF_SIZE);
        note.setId("matrix-rating-note");
        note.setPromptText("Why, if you like");
        note.setAccessibleText("Note on your rating");
        note.getStyleClass().add("small");
        note.textProperty().addListener((_, _, text) -> {
            if (!showing) {
                shown = shown.withNote(text);
                rate.accept(shown);
            }
        });
        HBox.setHgrow(note, Priority.ALWAYS);
        getChildren().setAll(title, row, verdicts, note);
    }

    private void verdict(ToggleButton button, String id, String hint, boolean passes, String place) {
        button.setId(id);
        button.setTooltip(new Tooltip(hint));
        button.getStyleClass().addAll("small", place);
        button.setOnAction(_ -> say(shown.withPassed(button.isSelected() ? (Boolean) passes : null)));
    }

    private void say(Rating next) {
        show(next);
        rate.accept(next);
    }

    /// Shows what was said before; nobody hears of that.
    void show(Rating rating) {
        shown = rating;
        for (int i = 0; i < grades.size(); i++) {
            grades.get(i).setSelected(rating.grade() != null && rating.grade() == i + 1);
        }
        boolean graded = rating.grade() != null;
        pass.setSelected(!graded && Boolean.TRUE.equals(rating.passed()));
        fail.setSelected(!graded && Boolean.FALSE.equals(rating.passed()));
        if (!note.getText().strip().equals(rating.note())) {
            showing = true;
            note.setText(rating.note());
            showing = false;
        }
    }
}
