package dev.whittle.app.control;

import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Ctrl+Z for a screen: it works wherever the focus is, also on the rail, as long as the screen is shown;
/// a field that can be typed into undoes its own typing instead.
public final class UndoKey {
    private UndoKey() {}

    public static void on(Parent screen, Runnable undo) {
        EventHandler<KeyEvent> filter = key -> {
            boolean typing = key.getTarget() instanceof TextInputControl input && input.isEditable();
            if (key.getCode() == KeyCode.Z && key.isShortcutDown() && !key.isShiftDown() && !typing) {
                undo.run();
                key.consume();
            }
        };
        screen.sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, filter);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, filter);
            }
        });
    }
}
