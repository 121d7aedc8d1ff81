package dev.whittle.app.prompt;

import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/// The editor for texts with very long lines, where the highlighting one needs seconds a key (measured:
/// shared/reference/javafx.md section 4, a line of 100 KB). It drops control characters, so it is not
/// used for texts that hold any.
final class PlainEditor implements EditorPane {
    private static final int LONG_LINE = 4_000;

    private final TextArea area = new TextArea();
    private boolean showing;

    PlainEditor(String id, String name, String text, Typed typed) {
        area.setId(id);
        area.setAccessibleText(name + ", plain because of long lines");
        area.setWrapText(true);
        area.getStyleClass().add("message-area");
        area.setText(text);
        area.setPrefRowCount(14);
        area.textProperty().addListener((_, before, after) -> {
            if (!showing) {
                Difference difference = Difference.between(before, after);
                typed.typed(difference.start(), difference.removed(), difference.inserted());
            }
        });
    }

    /// Whether a text wants this editor.
    static boolean suits(String text) {
        return longestLine(text) > LONG_LINE && text.chars().noneMatch(PlainEditor::isDropped);
    }

    /// Whether the line around an index grew too long for the other editor.
    static boolean suitsLineAt(String text, int index) {
        int start = text.lastIndexOf('\n', Math.max(0, index - 1));
        int end = text.indexOf('\n', index);
        return (end < 0 ? text.length() : end) - start > LONG_LINE && suits(text);
    }

    @Override
    public Region node() {
        return area;
    }

    @Override
    public void replace(int start, int end, String inserted) {
        showing = true;
        try {
            area.replaceText(start, end, inserted);
        } finally {
            showing = false;
        }
    }

    @Override
    public void insertAtCaret(String text) {
        area.replaceSelection(text);
    }

    @Override
    public int caret() {
        return area.getCaretPosition();
    }

    @Override
    public void focus(int caret) {
        area.requestFocus();
        area.positionCaret(Math.min(caret, area.getLength()));
    }

    private static boolean isDropped(int c) {
        return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    }

    private static int longestLine(String text) {
        int longest = 0;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            int length = (end < 0 ? text.length() : end) - start;
            longest = Math.max(longest, length);
            start += length + 1;
        }
        return longest;
    }
}
