package dev.whittle.app.context;

import dev.whittle.app.Figures;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// A chunk's score as a bar beside the best one's, and as a figure.
final class ScoreBar extends HBox {
    private final ProgressBar bar = new ProgressBar();
    private final Label figure = new Label();

    ScoreBar() {
        super(6);
        bar.setPrefWidth(36);
        bar.setMinWidth(20);
        bar.getStyleClass().add("small");
        figure.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(bar, figure);
    }

    void show(ContextRow row) {
        bar.setProgress(row.share());
        figure.setText(row.rank() == 0 ? "–" : Figures.percent(row.score()));
    }
}
