package dev.whittle.app.compare;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextArea;

/// Text that grows at its end while it is read: it follows the end until the person scrolls up or selects
/// something, and never loses the selection.
public final class GrowingText extends TextArea {
    // Not getText(): the control drops characters it cannot show.
    private String given = "";

    /// @param name what a screen reader says
    public GrowingText(String id, String name) {
        setId(id);
        setAccessibleText(name);
        setEditable(false);
        setWrapText(true);
        getStyleClass().add("answer-text");
    }

    /// Shows a text; where it only grew, only what is new is added.
    public void show(String next) {
        if (next.length() > given.length() && !given.isEmpty() && next.startsWith(given)) {
            IndexRange selection = getSelection();
            boolean follow = selection.getLength() == 0 && isAtEnd();
            double top = getScrollTop();
            appendText(next.substring(given.length()));
            if (!follow) {
                selectRange(selection.getStart(), selection.getEnd());
                setScrollTop(top);
            }
        } else if (!next.equals(given)) {
            setText(next);
            positionCaret(0);
        }
        given = next;
    }

    private boolean isAtEnd() {
        for (Node node : lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                Bounds bounds = bar.getBoundsInLocal();
                return !bar.isVisible() || bounds.isEmpty() || bar.getValue() >= bar.getMax() * 0.98;
            }
        }
        return true;
    }
}
