package dev.whittle.app.compare;

import dev.whittle.app.text.JsonText;
import dev.whittle.app.text.MarkdownText;
import dev.whittle.app.text.ReadingArea;
import dev.whittle.app.text.Span;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The text of an answer: plain while it comes, then as it is to be laid out.
public final class AnswerText extends StackPane {
    /// Beyond it, laying out would hold the window up.
    static final int LONGEST = 200_000;

    private final GrowingText plain;
    private final ReadingArea laidOut;
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper("");
    private String text = "";
    private boolean whole;
    private AnswerForm form = AnswerForm.TEXT;
    private @Nullable AnswerForm shown;

    /// @param name what a screen reader says
    public AnswerText(String id, String name) {
        plain = new GrowingText(id, name);
        laidOut = new ReadingArea(id + "-laid-out", name, "laid-out");
        getChildren().setAll(plain, laidOut);
        setMinHeight(90);
        look();
    }

    /// Shows a text.
    ///
    /// @param complete whether no more of it comes
    public void show(String next, boolean complete) {
        if (!next.equals(text) || complete != whole) {
            text = next;
            whole = complete;
            shown = null;
            look();
        }
    }

    /// Lays the text out in another way.
    public void showAs(AnswerForm next) {
        form = next;
        look();
    }

    /// The text as it came.
    public String text() {
        return text;
    }

    /// Why the text is not laid out as asked, one sentence, or empty.
    public ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    private void look() {
        AnswerForm wanted = whole && !text.isEmpty() ? form : AnswerForm.TEXT;
        if (wanted != shown) {
            shown = wanted;
            List<Span> spans = laidOut(wanted);
            boolean styled = !spans.isEmpty();
            laidOut.show(spans);
            plain.show(text);
            laidOut.setVisible(styled);
            plain.setVisible(!styled);
        }
    }

    private List<Span> laidOut(AnswerForm wanted) {
        objection.set("");
        if (wanted != AnswerForm.TEXT && text.length() > LONGEST) {
            objection.set("The answer is too long to be laid out; this is its text.");
            return List.of();
        }
        try {
            return switch (wanted) {
                case TEXT -> List.of();
                case MARKDOWN -> MarkdownText.of(text);
                case JSON -> JsonText.of(text);
            };
        } catch (IllegalArgumentException e) {
            objection.set(String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
