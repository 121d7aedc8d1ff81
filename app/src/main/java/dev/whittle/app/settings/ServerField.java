package dev.whittle.app.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;

/// Where a connection is chosen. Follows what Settings has; a chosen one that is gone stays to be seen.
public final class ServerField extends ComboBox<String> {
    private final ModelChoice choice;
    private boolean showing;

    public ServerField(ModelChoice choice) {
        this.choice = choice;
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

    /// @param prefix of the id, such as `column-1`
    /// @param whose for screen readers, such as `Server of column A`
    public void setIds(String prefix, String whose) {
        setId(prefix + "-connection");
        setAccessibleText(whose);
    }

    // Setting the items of a combo box clears its value, which must not look like a choice of the person's.
    private void follow() {
        showing = true;
        String chosen = choice.connectionProperty().get();
        List<String> names = new ArrayList<>(choice.servers().all().stream().map(Server::name).toList());
        if (!chosen.isEmpty() && !names.contains(chosen)) {
            names.add(chosen);
        }
        if (!getItems().equals(names)) {
            getItems().setAll(names);
        }
        setValue(chosen.isEmpty() ? null : chosen);
        showing = false;
    }
}
