package dev.whittle.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button with an icon and words that are never cut off.
public final class WordButton extends Button {
    /// @param hint what it does, shown when the mouse is over it
    public WordButton(String id, String words, Ikon icon, String hint, Runnable action) {
        super(words, new FontIcon(icon));
        setId(id);
        setTooltip(new Tooltip(hint));
        setMinWidth(Region.USE_PREF_SIZE);
        setOnAction(_ -> action.run());
    }
}
