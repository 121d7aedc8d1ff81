package dev.whittle.app.settings;

import dev.whittle.app.Figures;
import dev.whittle.app.settings.LocalServers.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Finds the model servers of this machine and starts a connection to one.
final class FoundBar extends VBox {
    private final SettingsViewModel model;
    private final Button find = new Button("Find servers on this machine", new FontIcon(Feather.SEARCH));

    FoundBar(SettingsViewModel model) {
        super(6);
        this.model = model;
        setId("local-servers");
        find.setId("find-local-servers");
        find.setMinWidth(USE_PREF_SIZE);
        find.setOnAction(_ -> model.findLocal());
        model.foundProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        List<Node> rows = new ArrayList<>(List.of(find));
        switch (model.foundProperty().get()) {
            case FoundState.Unasked() -> find.setDisable(false);
            case FoundState.Looking() -> {
                find.setDisable(true);
                rows.add(says("Looking at the usual ports of " + String.join(", ", model.localNames()) + "."));
            }
            case FoundState.Done(List<Found> found) -> {
                find.setDisable(false);
                if (found.isEmpty()) {
                    rows.add(says("Nothing answers at the usual ports of %s. Is it running?"
                            .formatted(String.join(", ", model.localNames()))));
                }
                found.forEach(one -> rows.add(row(one)));
            }
        }
        getChildren().setAll(rows);
    }

    private HBox row(Found found) {
        Preset preset = found.preset();
        Label says = says("%s answers at %s %s.".formatted(preset.name(), preset.baseUrl().getRawAuthority(),
                found.problem().isEmpty()
                        ? "with " + Figures.counted(found.models().size(), "model")
                        : "and wants a key"));
        Button add = new Button("Add", new FontIcon(Feather.PLUS));
        add.setId("add-found-" + preset.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        add.setAccessibleText("Add a connection to " + preset.name());
        add.getStyleClass().add("small");
        add.setMinWidth(USE_PREF_SIZE);
        add.setDisable(model.servers().all().stream().anyMatch(server -> server.baseUrl().equals(preset.baseUrl())));
        add.setOnAction(_ -> model.add(preset));
        HBox row = new HBox(10, says, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label says(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
