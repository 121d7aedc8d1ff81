package dev.whittle.app.prompt;

import dev.whittle.prompt.Variables;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.IndexRange;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/// The control, with its long lines folded. A break between folds is passed over as if it was not there: nobody
/// hears of it, it is not copied, and to delete at one deletes the character beyond it.
///
/// *Places* are those of the text, without the breaks; positions, as the control calls them, count the breaks.
final class FoldingArea extends CodeArea {
    private final Folds folds = new Folds();
    private final TextEditor.Typed typed;
    private final Consumer<String> pasted;
    private boolean putting;

    /// @param pasted takes text to be put in the place of what is selected
    FoldingArea(TextEditor.Typed typed, Consumer<String> pasted) {
        this.typed = typed;
        this.pasted = pasted;
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setUseInitialStyleForInsertion(true);
        plainTextChanges().subscribe(this::changed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::stepOverBreak);
        setOnSelectionDropped(this::dropSelection);
    }

    /// Puts text between two places; nobody hears of it.
    void put(int start, int end, StyledText content) {
        int from = folds.shown(start);
        int to = folds.shown(end);
        int inserted = content.folded().shown().length();
        putAt(from, to, content);
        paint(from, from);
        paint(from + inserted, from + inserted);
        mendLater(start);
        mendLater(folds.place(from + inserted));
    }

    /// Puts text in the place of all there is; nobody hears of it.
    void putAll(StyledText content) {
        putAt(0, getLength(), content);
    }

    private void putAt(int from, int to, StyledText content) {
        folds.replaced(from, to - from, content.folded().shown().length());
        folds.add(from, content.folded().breaks());
        quietly(() -> replace(from, to, content.document()));
    }

    int caretPlace() {
        return folds.place(getCaretPosition());
    }

    /// The selected places, which are one if nothing is selected.
    IndexRange selectedPlaces() {
        IndexRange selection = getSelection();
        return new IndexRange(folds.place(selection.getStart()), folds.place(selection.getEnd()));
    }

    void moveToPlace(int place) {
        moveTo(Math.min(folds.shown(place), getLength()));
    }

    /// The text between two places.
    String textBetween(int start, int end) {
        int from = folds.shown(start);
        return folds.text(getText(from, folds.shown(end)), from);
    }

    @Override
    public void copy() {
        if (getSelection().getLength() > 0) {
            ClipboardContent content = new ClipboardContent();
            content.putString(selectedText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && isEditable()) {
            pasted.accept(text);
        }
    }

    private String selectedText() {
        return folds.text(getSelectedText(), getSelection().getStart());
    }

    private void changed(PlainTextChange change) {
        if (putting) {
            return;
        }
        int position = change.getPosition();
        int start = folds.place(position);
        String removed = folds.text(change.getRemoved(), position);
        folds.replaced(position, change.getRemoved().length(), change.getInserted().length());
        if (!removed.isEmpty() || !change.getInserted().isEmpty()) {
            typed.typed(start, removed, change.getInserted());
        }
        paint(position, change.getInsertionEnd());
        mendLater(folds.place(change.getInsertionEnd()));
    }

    private void stepOverBreak(KeyEvent key) {
        int caret = getCaretPosition();
        if (getSelection().getLength() > 0 || !isEditable()) {
            return;
        }
        if (key.getCode() == KeyCode.BACK_SPACE && folds.isBreak(caret - 1)) {
            moveTo(caret - 1);
        } else if (key.getCode() == KeyCode.DELETE && folds.isBreak(caret)) {
            moveTo(caret + 1);
        }
    }

    // The control itself would move the breaks along as if they were text.
    private void dropSelection(MouseEvent mouse) {
        IndexRange selected = selectedPlaces();
        int target = folds.place(hit(mouse.getX(), mouse.getY()).getInsertionIndex());
        if (isEditable() && (target < selected.getStart() || target > selected.getEnd())) {
            String text = selectedText();
            deleteText(getSelection());
            moveToPlace(target < selected.getStart() ? target : target - text.length());
            pasted.accept(text);
        }
    }

    // Not while the control still tells of the change that made it necessary.
    private void mendLater(int place) {
        int paragraph = offsetToPosition(Math.min(folds.shown(place), getLength()), Bias.Backward).getMajor();
        if (folds.count() > 0 || getParagraphLength(paragraph) > Folded.LONG) {
            Platform.runLater(() -> {
                join(paragraphAt(place));
                cut(paragraphAt(place));
            });
        }
    }

    private int paragraphAt(int place) {
        return offsetToPosition(Math.min(folds.shown(place), getLength()), Bias.Forward).getMajor();
    }

    // Breaks beside a line end or between short folds have lost their reason.
    private void join(int paragraph) {
        int last = Math.min(paragraph + 1, getParagraphs().size() - 1);
        for (int next = last; next >= Math.max(1, paragraph); next--) {
            int at = getAbsolutePosition(next, 0) - 1;
            int before = getParagraphLength(next - 1);
            int after = getParagraphLength(next);
            if (folds.isBreak(at) && (before == 0 || after == 0 || before + after <= Folded.FOLD)) {
                mend(at, at + 1, "");
            }
        }
    }

    private void cut(int paragraph) {
        if (getParagraphLength(paragraph) > Folded.LONG) {
            int from = getAbsolutePosition(paragraph, 0);
            for (int at : Folded.of(getText(paragraph)).breaks()) { // each counts the ones before it
                mend(from + at, from + at, "\n");
                folds.add(from + at, new int[]{0});
            }
        }
    }

    private void mend(int from, int to, String inserted) {
        int shift = inserted.length() - (to - from);
        int anchor = getAnchor() < to ? getAnchor() : getAnchor() + shift;
        int caret = getCaretPosition() < to ? getCaretPosition() : getCaretPosition() + shift;
        folds.replaced(from, to - from, inserted.length());
        quietly(() -> replaceText(from, to, inserted));
        selectRange(anchor, caret);
    }

    private void quietly(Runnable change) {
        putting = true;
        try {
            change.run();
        } finally {
            putting = false;
        }
    }

    private void paint(int start, int end) {
        int first = offsetToPosition(start, Bias.Forward).getMajor();
        int last = offsetToPosition(end, Bias.Backward).getMajor();
        int from = getAbsolutePosition(first, 0);
        int to = getAbsolutePosition(last, getParagraphLength(last));
        if (from < to) {
            List<Variables.Place> places = Variables.places(getText(from, to));
            setStyleSpans(from, StyledText.spans(places, 0, to - from));
        }
    }
}
