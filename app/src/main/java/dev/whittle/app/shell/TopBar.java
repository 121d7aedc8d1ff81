package dev.whittle.app.shell;

import dev.whittle.app.control.Worded;
import dev.whittle.app.control.Hint;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.Figures;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.prompt.StaleMark;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Above every screen: the model the window works for, what the prompt costs on it, and whether the text
/// is saved.
public final class TopBar extends HBox {
    private final LadderViewModel ladder;
    private final Label tokens = figure("chosen-tokens");
    private final Label call = figure("chosen-call");
    private final Label month = figure("chosen-month");

    /// @param saved what is said about saving, such as "Saved 12:03"
    public TopBar(LadderViewModel ladder, ObservableValue<String> saved, Runnable export, Runnable palette,
            Runnable theme) {
        super(18);
        this.ladder = ladder;
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Whittle");
        name.getStyleClass().addAll("title-3", "brand");
        Label state = new Label();
        state.setId("save-state");
        state.getStyleClass().addAll("text-muted", "text-small");
        state.textProperty().bind(saved);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button exportButton = new Button("Export…", new FontIcon(Feather.SHARE));
        exportButton.setId("export");
        exportButton.getStyleClass().add("accent");
        exportButton.setTooltip(new Tooltip("Write the prompt as a template file (Ctrl+E)"));
        exportButton.setOnAction(_ -> export.run());
        StaleMark stale = new StaleMark("chosen-freshness", this);
        stale.follow(ladder.freshnessProperty());
        getChildren().setAll(name, chooser(), labelled("tokens", tokens), labelled("a call", call),
                labelled("a month", month),
                stale, space, state, exportButton,
                new IconButton("palette-open", "Commands (Ctrl+K)", Feather.COMMAND, palette),
                new IconButton("theme", "Light or dark", Feather.MOON, theme));
        ladder.chosenForecastProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        Forecast forecast = ladder.chosenForecast();
        if (forecast == null) {
            tokens.setText("–");
            Hint.show(tokens, PromptCounts.notCounted(ladder.chosenProperty().get()));
            call.setText("–");
            month.setText("–");
            return;
        }
        tokens.setText(Figures.tokens(forecast.input()));
        Hint.show(tokens, Figures.band(forecast.input()));
        call.setText(Figures.usd(forecast.call()));
        month.setText(Figures.usd(forecast.month()));
    }

    private ComboBox<Model> chooser() {
        ComboBox<Model> chooser = new ComboBox<>();
        chooser.setId("chosen-model");
        chooser.setAccessibleText("Model to work for");
        chooser.setTooltip(new Tooltip("The model the savings are told for"));
        fill(chooser);
        ladder.catalogProperty().addListener((_, _, _) -> {
            // While the items are replaced nothing is selected, which must not reach the ladder.
            chooser.valueProperty().unbindBidirectional(ladder.chosenProperty());
            fill(chooser);
            chooser.valueProperty().bindBidirectional(ladder.chosenProperty());
        });
        chooser.setConverter(new Worded<>(Model::displayName));
        chooser.valueProperty().bindBidirectional(ladder.chosenProperty());
        chooser.setPrefWidth(210);
        return chooser;
    }

    private void fill(ComboBox<Model> chooser) {
        chooser.getItems().setAll(ladder.catalogProperty().get().models().stream()
                .filter(model -> model.lifecycle().status() != Model.Status.RETIRED).toList());
    }

    private static Label figure(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("figures", "title-4");
        return label;
    }

    private static VBox labelled(String text, Label figure) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-muted", "text-small");
        VBox box = new VBox(figure, label);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
