package dev.whittle.app.tokens;

import dev.whittle.app.control.Hint;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the ladder while the chosen model is estimated: the way to its provider's own count.
public final class AskBar extends HBox {
    private final AskViewModel model;
    private final Button ask = new Button("Ask the provider", new FontIcon(Feather.HELP_CIRCLE));

    public AskBar(AskViewModel model) {
        super(8);
        this.model = model;
        setId("ask-bar");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("radar-bar");
        ask.setId("ask-provider");
        ask.getStyleClass().addAll("small", "flat");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(_ -> model.ask());
        Label says = new Label();
        says.setId("ask-result");
        says.setWrapText(true);
        says.getStyleClass().addAll("text-muted", "text-small");
        says.textProperty().bind(model.saysProperty());
        getChildren().setAll(ask, says);
        visibleProperty().bind(model.offeredProperty());
        managedProperty().bind(visibleProperty());
        model.readyProperty().addListener((_, _, _) -> show());
        model.offeredProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        ask.setDisable(!model.readyProperty().get());
        Hint.show(ask, model.hint());
        ask.setAccessibleHelp(model.hint());
    }
}
