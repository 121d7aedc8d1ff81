package dev.whittle.app.tokens;

import dev.whittle.app.Figures;
import dev.whittle.app.tokens.HeatMap.Heavy;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The heaviest lines or messages, with their tokens and what they cost a month. A click or Enter goes there.
final class HeavyList extends VBox {
    private final TokensViewModel model;
    private final ListView<Heavy> list = new ListView<>();
    private final ToggleButton lines = new ToggleButton("Heaviest lines");
    private final ToggleButton messages = new ToggleButton("Messages");

    HeavyList(TokensViewModel model, Consumer<Heavy> go) {
        super(6);
        this.model = model;
        setId("heat-panel");
        getStyleClass().add("heat-panel");
        setMinWidth(190);
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton choice : List.of(lines, messages)) {
            choice.setToggleGroup(group);
            choice.getStyleClass().addAll("small", "text-small");
            choice.setMinWidth(Region.USE_PREF_SIZE);
        }
        lines.setId("heat-lines");
        lines.getStyleClass().add("left-pill");
        messages.setId("heat-messages");
        messages.getStyleClass().add("right-pill");
        lines.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
            show();
        });
        HBox head = new HBox(lines, messages);
        list.setId("heat-list");
        list.setAccessibleText("Heaviest lines and messages");
        list.getStyleClass().addAll("dense", "heat-list");
        list.setPlaceholder(new Label("No tokens yet."));
        list.setCellFactory(_ -> new HeavyCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        Runnable jump = () -> {
            Heavy chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                go.accept(chosen);
            }
        };
        list.setOnMouseClicked(_ -> jump.run());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                jump.run();
                key.consume();
            }
        });
        getChildren().setAll(head, list);
        model.heatMapProperty().addListener((_, _, _) -> show());
        model.forecastProperty().addListener((_, _, _) -> list.refresh());
    }

    private void show() {
        HeatMap heat = model.heatMapProperty().get();
        List<Heavy> heavy = heat == null ? List.of() : messages.isSelected() ? heat.messages() : heat.heaviest();
        if (!heavy.equals(list.getItems())) {
            list.getItems().setAll(heavy);
        }
    }

    private final class HeavyCell extends ListCell<Heavy> {
        private final Label place = new Label();
        private final Label tokens = new Label();
        private final Label excerpt = new Label();
        private final VBox box;

        HeavyCell() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            tokens.getStyleClass().add("figures");
            tokens.setMinWidth(Region.USE_PREF_SIZE);
            place.setMinWidth(0);
            excerpt.getStyleClass().addAll("text-muted", "text-small");
            excerpt.setMinWidth(0);
            box = new VBox(1, new HBox(6, place, space, tokens), excerpt);
            box.setMinWidth(0);
            box.setPrefWidth(0);
        }

        @Override
        protected void updateItem(Heavy heavy, boolean empty) {
            super.updateItem(heavy, empty);
            if (empty || heavy == null) {
                setGraphic(null);
                return;
            }
            String approximately = model.boundaries().own() ? "" : "≈ ";
            String month = Figures.usd(model.month(heavy.tokens()));
            place.setText(heavy.number() == 0
                    ? "%d · %s".formatted(heavy.part() + 1, heavy.role())
                    : "%d · %s, line %s".formatted(heavy.part() + 1, heavy.role(), Figures.number(heavy.number())));
            tokens.setText(approximately + Figures.number(heavy.tokens()));
            excerpt.setText(month + " a month  ·  " + heavy.excerpt());
            setAccessibleText("%s, %s%s tokens, %s a month: %s".formatted(place.getText(), approximately,
                    Figures.number(heavy.tokens()), month, heavy.excerpt()));
            setGraphic(box);
        }
    }
}
