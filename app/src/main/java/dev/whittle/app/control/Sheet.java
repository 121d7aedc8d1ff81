package dev.whittle.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A sheet above the screen with a title; Esc and its cross close it. Hidden until [#show].
public final class Sheet extends StackPane {
    /// @param id id of the sheet; its cross is this and `-close`
    public Sheet(String id, String title, double width, double height) {
        setId(id + "-sheet");
        getStyleClass().add("palette-backdrop");
        Label heading = new Label(title);
        heading.getStyleClass().add("title-3");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(heading, space, new IconButton(id + "-close", "Close", Feather.X, this::hide));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(12, head);
        box.getStyleClass().add("palette");
        box.setMaxSize(width, height);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().setAll(box);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                hide();
                key.consume();
            }
        });
    }

    /// Adds content below what is there.
    public void add(Node... content) {
        ((VBox) getChildren().getFirst()).getChildren().addAll(content);
    }

    /// Shows the sheet.
    public void show() {
        setVisible(true);
    }

    /// Hides the sheet.
    public void hide() {
        setVisible(false);
    }
}
