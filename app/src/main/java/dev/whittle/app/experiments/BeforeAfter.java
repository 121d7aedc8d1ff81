package dev.whittle.app.experiments;

import dev.whittle.app.control.IconButton;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Two things of which the one came after the other: their names on top, cards below.
class BeforeAfter extends VBox {
    private final VBox cards = new VBox(14);

    /// @param id of the pane is this and `-pane`
    /// @param summary what there is to say of the whole
    BeforeAfter(String id, String title, String summary, Runnable back) {
        super(10);
        setId(id + "-pane");
        getStyleClass().add("experiments-list");
        Label name = new Label(title);
        name.setId(id + "-title");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.getStyleClass().add("title-4");
        Label below = ChangeGrid.muted(summary);
        below.setId(id + "-summary");
        VBox names = new VBox(name, below);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(8, new IconButton(id + "-back", "Back to the list (Esc)", Feather.ARROW_LEFT, back),
                names);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setId(id + "-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    final void add(Node card) {
        cards.getChildren().add(card);
    }

    static String only(boolean later) {
        return later ? "Only the later one has this column." : "Only the earlier one has this column.";
    }
}
