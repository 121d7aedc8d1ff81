package dev.whittle.app.optimize;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How long answers may be, and what that is worth.
final class AnswerPane extends VBox {
    AnswerPane(AnswerViewModel model) {
        super(12);
        setId("answer-pane");
        getStyleClass().add("optimize-pane");
        TextField words = new TextField();
        words.setId("answer-words");
        words.setAccessibleText("Most words of an answer");
        words.setPrefColumnCount(6);
        words.getStyleClass().add("figures");
        words.textProperty().bindBidirectional(model.wordsProperty());
        Label before = new Label("Answer in at most");
        before.setLabelFor(words);
        Button add = new Button("Add to the prompt", new FontIcon(Feather.PLUS));
        add.setId("add-answer-limit");
        add.setTooltip(new Tooltip("Puts the sentence at the end of the system message; undo there takes it back"));
        add.setOnAction(_ -> model.add());
        HBox line = new HBox(8, before, words, new Label("words"), add);
        line.setAlignment(Pos.CENTER_LEFT);
        Label says = new Label();
        says.setId("answer-advice");
        says.setWrapText(true);
        says.textProperty().bind(model.saysProperty());
        model.saysProperty().addListener((_, _, _) -> add.setDisable(!model.ready()));
        add.setDisable(!model.ready());
        getChildren().setAll(line, says);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                model.load();
            }
        });
    }
}
