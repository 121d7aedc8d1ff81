package dev.whittle.app.compare;

import dev.whittle.app.control.Hint;
import dev.whittle.app.control.IconButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// One line to rate an answer: five stars, a score, a note. Hidden while there is no saved answer.
public final class RatingView extends HBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");
    private static final int MOST = 5;

    private final RatingViewModel model;
    private final List<IconButton> stars = new ArrayList<>();
    private final TextField score = new TextField();
    private final TextField note = new TextField();

    /// @param prefix starts the ids of the nodes here, such as `column-a`
    /// @param label the column's letter
    public RatingView(String prefix, String label, RatingViewModel model) {
        super(6);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        for (int i = 1; i <= MOST; i++) {
            int number = i;
            IconButton star = new IconButton("%s-stars-%d".formatted(prefix, i),
                    "%d of 5 stars for answer %s".formatted(i, label), Feather.STAR, () -> press(number)).small();
            star.getStyleClass().add("rating-star");
            star.setMinWidth(USE_PREF_SIZE);
            stars.add(star);
            row.getChildren().add(star);
        }
        row.setMinWidth(USE_PREF_SIZE);
        score.setId(prefix + "-score");
        score.setAccessibleText("Score of answer " + label);
        score.setPromptText("0-100");
        score.setPrefColumnCount(4);
        score.setMinWidth(56);
        score.getStyleClass().addAll("small", "figures");
        score.textProperty().bindBidirectional(model.scoreProperty());
        note.setId(prefix + "-note");
        note.setAccessibleText("Note on answer " + label);
        note.setPromptText("Note");
        note.setMinWidth(40);
        note.getStyleClass().add("small");
        note.textProperty().bindBidirectional(model.noteProperty());
        HBox.setHgrow(note, Priority.ALWAYS);
        getChildren().setAll(row, score, note);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        model.starsProperty().addListener((_, _, _) -> showStars());
        model.problemProperty().addListener((_, _, _) -> showProblem());
        showStars();
        showProblem();
    }

    // The star that is the rating takes it away.
    private void press(int number) {
        model.starsProperty().set(Objects.equals(model.starsProperty().get(), number) ? null : number);
    }

    private void showStars() {
        Integer lit = model.starsProperty().get();
        for (int i = 0; i < MOST; i++) {
            stars.get(i).pseudoClassStateChanged(LIT, lit != null && i < lit);
        }
    }

    private void showProblem() {
        String problem = model.problemProperty().get();
        score.pseudoClassStateChanged(ERROR, !problem.isEmpty());
        Hint.show(score, problem.isEmpty() ? "A score from 0 to 100 of your own, kept with the experiment" : problem);
        score.setAccessibleHelp(problem);
    }
}
