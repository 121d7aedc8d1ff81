package dev.whittle.app.shell;

import dev.whittle.app.control.IconButton;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.problem.Problems;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line at the foot of the window that says what went wrong and what to do; gone when dismissed.
final class ProblemBar extends HBox {
    private final Label text = new Label();

    ProblemBar(Problems problems) {
        super(10);
        setId("problem-bar");
        getStyleClass().add("problem-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("problem-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        IconButton close = new IconButton("problem-dismiss", "Dismiss the message", Feather.X, problems::dismiss)
                .small();
        getChildren().setAll(new FontIcon(Feather.ALERT_TRIANGLE), text, close);
        problems.shownProperty().addListener((_, _, problem) -> show(problem));
        show(problems.shownProperty().get());
    }

    private void show(@Nullable Problem problem) {
        boolean visible = problem != null;
        setVisible(visible);
        setManaged(visible);
        text.setText(problem == null ? "" : problem.text());
    }
}
