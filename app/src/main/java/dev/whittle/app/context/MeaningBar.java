package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.app.context.ContextState.Meaning;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far ranking by meaning is: progress with a way to stop it, or why words count alone. Not there while there is
/// nothing to say.
final class MeaningBar extends HBox {
    private final ProgressBar progress = new ProgressBar();
    private final Label words = new Label();
    private final Button stop = new Button("Stop", new FontIcon(Feather.X));
    private final Button again = new Button("Rank by meaning", new FontIcon(Feather.REFRESH_CW));

    MeaningBar(ContextViewModel model) {
        super(8);

        setId("meaning-bar");
        getStyleClass().add("meaning-bar");
        setAlignment(Pos.CENTER_LEFT);
        progress.setId("embedding-progress");
        progress.setAccessibleText("Chunks embedded");
        progress.setPrefWidth(160);
        words.setId("meaning-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        stop.setId("stop-embedding");
        stop.getStyleClass().add("small");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        again.setId("embed-again");
        again.getStyleClass().add("small");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.embedAgain());
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    private void show(ContextState state) {
        Meaning how = state instanceof ContextState.Ready ready ? ready.meaning() : new Meaning.Used();
        getChildren().clear();
        switch (how) {
            case Meaning.Used() -> {
            }
            case Meaning.Unasked() -> {
            }
            case Meaning.Embedding(int done, int of) -> {
                progress.setProgress((double) done / of);
                words.setText("Reading for meaning: %s of %s chunks; ranked by words so far."
                        .formatted(Figures.number(done), Figures.number(of)));
                getChildren().setAll(progress, words, stop);
            }
            case Meaning.Without(String why, boolean again) -> {
                words.setText(why);
                getChildren().setAll(words);
                if (again) {
                    getChildren().add(this.again);
                }
            }
        }
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }
}
