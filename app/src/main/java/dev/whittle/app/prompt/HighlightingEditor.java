package dev.whittle.app.prompt;

import dev.whittle.prompt.Variables;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/// The usual editor: wraps lines, paints variables. Its own undo is off, [OpenPrompt] remembers.
final class HighlightingEditor implements EditorPane {
    private static final double LEAST_HEIGHT = 64;
    private static final double MOST_HEIGHT = 460;
    private static final int SLICE = 50_000; // chars painted before the window gets its turn

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private boolean showing;
    private int unpaintedFrom;
    private int unpaintedTo;

    HighlightingEditor(String id, String name, String text, Typed typed) {
        area.setId(id);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(name);
        area.setWrapText(true);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.getStyleClass().add("message-area");
        area.setUseInitialStyleForInsertion(true);
        area.replaceText(text);
        area.plainTextChanges().subscribe(change -> {
            if (!showing) {
                typed.typed(change.getPosition(), change.getRemoved(), change.getInserted());
            }
            moveUnpainted(change);
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

    // What is inserted comes without a style, so of a long text only the places of variables need paint; and a
    // slice at a time, so that the window never stands still for it.
    private void paint(int start, int end) {
        if (end - start <= SLICE) {
            paintLines(start, end);
            return;
        }
        paintLines(start, start);
        boolean waiting = unpaintedFrom < unpaintedTo;
        unpaintedFrom = waiting ? Math.min(unpaintedFrom, start) : start;
        unpaintedTo = waiting ? Math.max(unpaintedTo, end) : end;
        if (!waiting) {
            Platform.runLater(this::paintSlice);
        }
    }

    private void paintSlice() {
        if (unpaintedFrom >= unpaintedTo) {
            return;
        }
        int last = lineAt(Math.min(unpaintedFrom + SLICE, unpaintedTo));
        int from = area.getAbsolutePosition(lineAt(unpaintedFrom), 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        List<Variables.Place> places = Variables.places(area.getText(from, to));
        if (!places.isEmpty()) {
            int first = places.getFirst().start();
            area.setStyleSpans(from + first, spans(places, first, places.getLast().end()));
        }
        unpaintedFrom = to + 1;
        if (unpaintedFrom < unpaintedTo) {
            Platform.runLater(this::paintSlice);
        }
    }

    private void moveUnpainted(PlainTextChange change) {
        unpaintedFrom = moved(unpaintedFrom, change);
        unpaintedTo = moved(unpaintedTo, change);
    }

    private static int moved(int place, PlainTextChange change) {
        int position = change.getPosition();
        return place <= position ? place : Math.max(position, place + change.getNetLength());
    }

    private int lineAt(int place) {
        return area.offsetToPosition(place, Bias.Backward).getMajor();
    }

    private void paintLines(int start, int end) {
        int first = area.offsetToPosition(start, Bias.Forward).getMajor();
        int last = lineAt(end);
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        if (from < to) {
            area.setStyleSpans(from, spans(Variables.places(area.getText(from, to)), 0, to - from));
        }
    }

    private static StyleSpans<Collection<String>> spans(List<Variables.Place> places, int from, int to) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int painted = from;
        for (Variables.Place place : places) {
            spans.add(List.of(), place.start() - painted);
            spans.add(List.of("variable"), place.end() - place.start());
            painted = place.end();
        }
        spans.add(List.of(), to - painted);
        return spans.create();
    }
}
