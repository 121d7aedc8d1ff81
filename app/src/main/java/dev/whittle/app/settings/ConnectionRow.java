package dev.whittle.app.settings;

import dev.whittle.app.Figures;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.settings.TestState.Answered;
import dev.whittle.app.settings.TestState.Failed;
import dev.whittle.app.settings.TestState.Testing;
import dev.whittle.app.settings.TestState.Untested;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One connection: what it is called, where it leads, whether there is a key, and what came of testing it.
final class ConnectionRow extends VBox {
    private final SettingsViewModel model;
    private final Server server;
    private final String id;

    ConnectionRow(SettingsViewModel model, Server server) {
        super(4);
        this.model = model;
        this.server = server;
        id = "connection-" + server.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        setId(id);
        getStyleClass().add("connection");
        Label name = new Label(server.name());
        name.getStyleClass().add("text-bold");
        Label address = new Label(server.baseUrl().toString());
        address.getStyleClass().addAll("text-muted", "text-small", "figures");
        FlowPane details = new FlowPane(8, 3, address, key());
        details.setRowValignment(VPos.CENTER);
        VBox names = new VBox(3, name, details);
        HBox.setHgrow(names, Priority.ALWAYS);
        names.setMinWidth(0);
        HBox head = new HBox(8, names, tester(),
                new IconButton(id + "-edit", "Edit " + server.name(), Feather.EDIT_2,
                        () -> model.edit(server.connection())),
                new IconButton(id + "-remove", "Remove " + server.name(), Feather.TRASH_2,
                        () -> model.remove(server.connection())));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, result());
    }

    private Label key() {
        Label key = new Label(server.key().caption());
        key.setId(id + "-key");
        key.getStyleClass().addAll("chip", switch (server.key()) {
            case KeyState.NotNeeded _ -> "chip-neutral";
            case KeyState.FromEnvironment _,KeyState.ThisSession _ -> "chip-good";
            case KeyState.Unset _,KeyState.Missing _ -> "chip-bad";
        });
        key.setMinWidth(Region.USE_PREF_SIZE);
        return key;
    }

    private Button tester() {
        boolean testing = model.test(server.name()) instanceof Testing;
        Button test = new Button(testing ? "Stop" : "Test", new FontIcon(testing ? Feather.SQUARE : Feather.ZAP));
        test.setId(id + "-test");
        test.setAccessibleText((testing ? "Stop testing " : "Test ") + server.name());
        test.setMinWidth(Region.USE_PREF_SIZE);
        test.setOnAction(_ -> {
            if (testing) {
                model.cancelTest(server.name());
            } else {
                model.test(server);
            }
        });
        return test;
    }

    private HBox result() {
        Label text = new Label();
        text.setId(id + "-result");
        text.setWrapText(true);
        text.getStyleClass().add("text-small");
        HBox result = new HBox(6, text);
        result.setAlignment(Pos.CENTER_LEFT);
        switch (model.test(server.name())) {
            case Untested _ -> {
                result.setVisible(false);
                result.setManaged(false);
            }
            case Testing _ -> {
                ProgressIndicator progress = new ProgressIndicator();
                progress.setMaxSize(14, 14);
                result.getChildren().addFirst(progress);
                text.setText("Asking %s which models it has".formatted(server.host()));
                text.getStyleClass().add("text-muted");
            }
            case Answered(int models) -> {
                result.getChildren().addFirst(icon(Feather.CHECK, "good-icon"));
                text.setText("%s answered: %s."
                        .formatted(server.host(), models == 1 ? "1 model" : Figures.number(models) + " models"));
            }
            case Failed(String sentence) -> {
                result.getChildren().addFirst(icon(Feather.ALERT_TRIANGLE, "bad-icon"));
                text.setText(sentence);
            }
        }
        return result;
    }

    private static FontIcon icon(Feather sign, String style) {
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add(style);
        return icon;
    }
}
