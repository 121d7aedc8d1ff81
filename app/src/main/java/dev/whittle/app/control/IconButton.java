package dev.whittle.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A flat button that shows only an icon; its name is the tooltip and what a screen reader says.
public final class IconButton extends Button {
    public IconButton(String id, String name, Ikon icon, Runnable action) {
        super(null, new FontIcon(icon));
        setId(id);
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        getStyleClass().addAll("button-icon", "flat");
        setOnAction(_ -> action.run());
    }

    /// The same button, small.
    public IconButton small() {
        getStyleClass().add("small");
        return this;
    }
}
