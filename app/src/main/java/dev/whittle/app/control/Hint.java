package dev.whittle.app.control;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// What a control says when the mouse is over it. Each new tooltip is a window with styles of its own; where the words
/// change with every key, the one there is gets the new words.
public final class Hint {
    private Hint() {}

    /// @param words null for none
    public static void show(Control control, @Nullable String words) {
        Tooltip shown = control.getTooltip();
        if (words == null) {
            control.setTooltip(null);
        } else if (shown == null) {
            control.setTooltip(new Tooltip(words));
        } else {
            shown.setText(words);
        }
    }
}
