package dev.whittle.app.models;

import dev.whittle.catalog.Model;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// A price of the person's own for one model.
final class PriceForm extends VBox {
    private final TextField input = field("price-input", "Input");
    private final TextField output = field("price-output", "Output");
    private final TextField cacheRead = field("price-cache-read", "Cache read");
    private final TextField from = field("price-from", "From, or always");
    private final Label problem = new Label();

    PriceForm(ModelsViewModel models, Model model) {
        super(8);
        setId("price-form");
        Label title = new Label("Your own price");
        title.getStyleClass().add("text-bold");
        Label hint = new Label("USD per million tokens. It comes before every listed price from that day on.");
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.setWrapText(true);
        Button keep = new Button("Keep price");
        keep.setId("price-keep");
        keep.setOnAction(_ -> problem(models.setPrice(model, new ModelsViewModel.Typed(input.getText(),
                output.getText(), cacheRead.getText(), from.getText())).orElse("")));
        Button unset = new Button("Remove your prices");
        unset.setId("price-unset");
        unset.setDisable(models.personalProperty().get().customPrices(model.key()).isEmpty());
        unset.setOnAction(_ -> models.unset(model));
        FlowPane fields = new FlowPane(8, 8, input, output, cacheRead, from, keep, unset);
        fields.setAlignment(Pos.CENTER_LEFT);
        problem.setId("price-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("over");
        problem("");
        getChildren().setAll(title, hint, fields, problem);
    }

    private void problem(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name + " of your own price");
        field.setPrefColumnCount(8);
        return field;
    }
}
