package dev.whittle.app.text;

import java.util.Collection;
import java.util.List;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A styled text that is read, selected and copied, never typed into. Only what is in view is laid out.
public final class ReadingArea extends VirtualizedScrollPane<StyleClassedTextArea> {
    private final StyleClassedTextArea area;

    /// @param name what a screen reader says
    /// @param look a style class for the whole text, such as `diff`
    public ReadingArea(String id, String name, String look) {
        super(new StyleClassedTextArea());
        area = getContent();
        area.setId(id);
        area.setAccessibleText(name);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("message-area", look);
        getStyleClass().add("message-scroll");
    }

    /// Shows a text from its beginning.
    public void show(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        for (Span span : spans) {
            // The control would make one character of the two, and all styles after it would be out of place.
            String shown = span.text().replace("\r\n", "\n").replace('\r', '\n');
            text.append(shown);
            styles.add(span.styles(), shown.length());
        }
        area.replaceText(text.toString());
        if (!text.isEmpty()) {
            area.setStyleSpans(0, styles.create());
        }
        area.moveTo(0);
        area.showParagraphAtTop(0);
    }

    /// Brings a place into view.
    public void reveal(int offset) {
        area.moveTo(Math.clamp(offset, 0, area.getLength()));
        area.requestFollowCaret();
    }

    /// Brings a place into the middle of what is in view.
    public void center(int offset) {
        area.moveTo(Math.clamp(offset, 0, area.getLength()));
        area.showParagraphAtCenter(area.getCurrentParagraph());
    }

    public void clear() {
        area.clear();
    }
}
