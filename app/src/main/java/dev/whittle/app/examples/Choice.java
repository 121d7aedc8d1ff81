package dev.whittle.app.examples;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several panes of which one is shown, with a button for each above them.
final class Choice extends VBox {
    /// A pane.
    record Part(String id, String title, Node pane) {}

    /// @param shown hears which part is shown, from 0
    Choice(List<Part> parts, IntConsumer shown) {
        super(10);
        HBox buttons = new HBox();
        ToggleGroup group = new ToggleGroup();
        getChildren().add(buttons);
        for (int at = 0; at < parts.size(); at++) {
            int mine = at;
            Part part = parts.get(at);
            ToggleButton button = new ToggleButton(part.title());
            button.setId(part.id());
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add(at == 0 ? "left-pill" : at == parts.size() - 1 ? "right-pill" : "center-pill");
            button.setSelected(at == 0);
            button.setOnAction(_ -> {
                button.setSelected(true);
                parts.forEach(other -> show(other.pane(), other.equals(part)));
                shown.accept(mine);
            });
            buttons.getChildren().add(button);
            VBox.setVgrow(part.pane(), Priority.ALWAYS);
            show(part.pane(), at == 0);
            getChildren().add(part.pane());
        }
    }

    private static void show(Node pane, boolean yes) {
        pane.setVisible(yes);
        pane.setManaged(yes);
    }
}
