package dev.whittle.app.prompt;

import dev.whittle.prompt.Variables;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/// The usual editor: wraps lines, paints variables. Its own undo is off, [OpenPrompt] remembers.
final class HighlightingEditor implements EditorPane {
    private static final double LEAST_HEIGHT = 64;
    private static final double MOST_HEIGHT = 460;

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private boolean showing;

    HighlightingEditor(String id, String name, String text, Typed typed) {
        area.setId(id);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(name);
        area.setWrapText(true);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.getStyleClass().add("message-area");
        area.replaceText(text);
        area.plainTextChanges().subscribe(change -> {
            if (!showing) {
                typed.typed(change.getPosition(), change.getRemoved(), change.getInserted());
            }
            paint(change.getPosition(), change.getInsertionEnd());
        });
        paint(0, area.getLength());
        area.moveTo(0);
        Platform.runLater(() -> area.showParagraphAtTop(0));
        scroll.getStyleClass().add("message-scroll");
        area.totalHeightEstimateProperty().addListener((_, _, _) -> fitHeight());
        area.widthProperty().addListener((_, _, _) -> Platform.runLater(this::fitHeight));
        fitHeight();
    }

    @Override
    public Region node() {
        return scroll;
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
        area.moveTo(Math.min(caret, area.getLength()));
        area.requestFollowCaret();
    }

    private void fitHeight() {
        Double estimate = area.totalHeightEstimateProperty().getValue();
        double wanted = estimate == null ? LEAST_HEIGHT : estimate + 14;
        double height = Math.clamp(wanted, LEAST_HEIGHT, MOST_HEIGHT);
        scroll.setMinHeight(height);
        scroll.setPrefHeight(height);
        scroll.setMaxHeight(height);
    }

    private void paint(int start, int end) {
        int first = area.offsetToPosition(start, Bias.Forward).getMajor();
        int last = area.offsetToPosition(end, Bias.Backward).getMajor();
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        if (from < to) {
            area.setStyleSpans(from, spans(area.getText(from, to)));
        }
    }

    private static StyleSpans<Collection<String>> spans(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int painted = 0;
        for (Variables.Place place : Variables.places(text)) {
            spans.add(List.of(), place.start() - painted);
            spans.add(List.of("variable"), place.end() - place.start());
            painted = place.end();
        }
        spans.add(List.of(), text.length() - painted);
        return spans.create();
    }
}
