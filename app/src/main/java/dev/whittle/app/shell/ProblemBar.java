package dev.whittle.app.shell;

import dev.whittle.app.control.IconButton;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.problem.Problems.Told;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line at the foot of the window that says what happened and what to do; gone when dismissed.
final class ProblemBar extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Problems problems;
    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Label text = new Label();
    private final Button remedy = new Button();

    ProblemBar(Problems problems) {
        super(10);
        this.problems = problems;
        setId("problem-bar");
        getStyleClass().add("problem-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("problem-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        remedy.setId("problem-remedy");
        remedy.getStyleClass().add("small");
        remedy.setMinWidth(USE_PREF_SIZE);
        IconButton close = new IconButton("problem-dismiss", "Dismiss the message", Feather.X, problems::dismiss)
                .small();
        getChildren().setAll(icon, text, remedy, close);
        problems.shownProperty().addListener((_, _, told) -> show(told));
        show(problems.shownProperty().get());
    }

    private void show(@Nullable Told told) {
        setVisible(told != null);
        setManaged(told != null);
        if (told == null) {
            return;
        }
        text.setText(told.text());
        icon.setIconCode(told.bad() ? Feather.ALERT_TRIANGLE : Feather.INFO);
        pseudoClassStateChanged(BAD, told.bad());
        Problems.Remedy offered = told.remedy();
        remedy.setVisible(offered != null);
        remedy.setManaged(offered != null);
        if (offered != null) {
            remedy.setText(offered.label());
            remedy.setOnAction(_ -> {
                problems.dismiss();
                offered.action().run();
            });
        }
    }
}
