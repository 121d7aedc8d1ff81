package dev.whittle.app.settings;

import java.util.List;
import javafx.scene.control.ComboBox;

/// Where a connection is chosen. Follows what Settings has.
public final class ServerField extends ComboBox<String> {
    private final ModelChoice choice;
    private boolean showing;

    /// @param id the node's
    /// @param whose for screen readers, such as `Server that is asked`
    public ServerField(ModelChoice choice, String id, String whose) {
        this.choice = choice;
        setId(id);
        setAccessibleText(whose);
        setPromptText("No connection");
        valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                choice.connectionProperty().set(now);
            }
        });
        choice.servers().allProperty().addListener((_, _, _) -> follow());
        choice.connectionProperty().addListener((_, _, _) -> follow());
        follow();
    }

    private void follow() {
        showing = true;
        List<String> names = choice.servers().all().stream().map(Server::name).toList();
        if (!getItems().equals(names)) {
            getItems().setAll(names);
        }
        String chosen = choice.connectionProperty().get();
        setValue(chosen.isEmpty() ? null : chosen);
        showing = false;
    }
}
