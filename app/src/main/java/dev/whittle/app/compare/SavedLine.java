package dev.whittle.app.compare;

import dev.whittle.app.control.WordButton;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says whether what came out is kept, and where.
final class SavedLine extends HBox {
    private final CompareViewModel model;
    private final Runnable openExperiments;

    SavedLine(CompareViewModel model, Runnable openExperiments) {
        super(8);
        this.model = model;
        this.openExperiments = openExperiments;
        setId("compare-saved");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        getStyleClass().add("saved-line");
        model.saveStateProperty().addListener((_, _, now) -> show(now));
        show(model.saveStateProperty().get());
    }

    private void show(SaveState now) {
        getStyleClass().remove("saved-failed");
        switch (now) {
            case SaveState.Nothing _ -> getChildren().clear();
            case SaveState.Saving _ -> getChildren().setAll(said("Saving the experiment", Feather.CLOCK));
            case SaveState.Saved(var _, String name) -> {
                Hyperlink link = new Hyperlink("Experiments");
                link.setId("compare-open-experiments");
                link.setMinWidth(Region.USE_PREF_SIZE);
                link.setOnAction(_ -> openExperiments.run());
                Label said = said("Saved as \"%s\".".formatted(name), Feather.CHECK);
                said.setWrapText(false);
                said.setTooltip(new Tooltip(said.getText()));
                getChildren().setAll(said, link);
            }
            case SaveState.Failed(String sentence) -> {
                getStyleClass().add("saved-failed");
                Label said = said("The experiment was not saved. " + sentence, Feather.ALERT_TRIANGLE);
                HBox.setHgrow(said, Priority.ALWAYS);
                said.setMaxWidth(Double.MAX_VALUE);
                getChildren().setAll(said, new WordButton("compare-save-again", "Save again", Feather.SAVE,
                        "The answers are kept until it is saved", model::saveAgain));
            }
        }
    }

    private static Label said(String words, Feather icon) {
        Label label = new Label(words, new FontIcon(icon));
        label.setId("compare-saved-text");
        label.setWrapText(true);
        label.setMinWidth(0);
        return label;
    }
}
