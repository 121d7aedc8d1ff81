package dev.whittle.app.prompt;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import java.util.Collection;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.model.SegmentOps;

/// The control a message's text is edited in: wraps and folds lines, paints variables. Its own undo is off, [OpenPrompt]
/// remembers. Long texts are made ready in the background: what is pasted comes a moment later, before what was
/// typed meanwhile; while a text the program shows is on its way, nothing can be typed.
final class TextEditor {
    /// Hears what the person types, pastes and deletes.
    interface Typed {
        void typed(int start, String removed, String inserted);
    }

    private static final double LEAST_HEIGHT = 64;
    private static final double MOST_HEIGHT = 460;
    private static final int AT_ONCE = 50_000; // chars, a few milliseconds of work
    private static final int MOST = 20_000_000; // as much as a file may hold

    private final Supplier<String> text;
    private final Typed typed;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final FoldingArea area;
    private final VirtualizedScrollPane<FoldingArea> scroll;
    private final ReadOnlyObjectWrapper<EditorState> state = new ReadOnlyObjectWrapper<>(new EditorState.Ready());
    private Cancellable preparing = Cancellable.NONE;
    private int caretWanted;
    private int pasteStart;
    private int pasteEnd;

    /// @param text the message's text as it stands
    TextEditor(String id, String name, Supplier<String> text, Typed typed, Background background,
            Consumer<? super Throwable> failed) {
        this.text = text;
        this.typed = typed;
        this.background = background;
        this.failed = failed;
        area = new FoldingArea(this::typed, this::paste);
        area.setId(id);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(name);
        area.getStyleClass().add("message-area");
        scroll = new VirtualizedScrollPane<>(area);
        scroll.getStyleClass().add("message-scroll");
        area.totalHeightEstimateProperty().addListener((_, _, _) -> fitHeight());
        area.widthProperty().addListener((_, _, _) -> Platform.runLater(this::fitHeight));
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && state.get() instanceof EditorState.Pasting) {
                cancelPaste();
                key.consume();
            }
        });
        show();
        fitHeight();
    }

    Region node() {
        return scroll;
    }

    /// Hears from where to where the text is selected; both are the same if nothing is.
    void onSelected(BiConsumer<Integer, Integer> selected) {
        area.selectionProperty().addListener((_, _, _) -> {
            IndexRange places = area.selectedPlaces();
            selected.accept(places.getStart(), places.getEnd());
        });
    }

    /// Whether a long text is on its way.
    ReadOnlyObjectProperty<EditorState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Shows a change that the program made; [Typed] does not hear of it.
    void replace(int start, int end, String inserted) {
        if (state.get() instanceof EditorState.Showing || inserted.length() > AT_ONCE) {
            show();
        } else {
            area.put(start, end, StyledText.of(inserted, control()));
            follow(start, end - start, inserted.length());
        }
    }

    /// Puts text in the place of what is selected, as if the person had typed it.
    void paste(String pasted) {
        String inserted = OpenPrompt.normalised(pasted);
        if (inserted.length() > MOST) {
            failed.accept(new IllegalArgumentException("This text has %s; at most %s can be pasted."
                    .formatted(size(inserted), "%,d".formatted(MOST))));
        } else if (area.isEditable() && !inserted.isEmpty()) {
            cancelPaste();
            IndexRange selected = area.selectedPlaces();
            pasteStart = selected.getStart();
            pasteEnd = selected.getEnd();
            SegmentOps<String, Collection<String>> control = control();
            if (inserted.length() <= AT_ONCE) {
                pasted(StyledText.of(inserted, control));
            } else {
                state.set(new EditorState.Pasting(size(inserted)));
                preparing = background.compute(() -> StyledText.of(inserted, control), this::pasted,
                        this::notPrepared);
            }
        }
    }

    /// Forgets what is being pasted; nothing has changed then.
    void cancelPaste() {
        if (state.get() instanceof EditorState.Pasting) {
            preparing.cancel();
            state.set(new EditorState.Ready());
        }
    }

    /// The editor is thrown away.
    void dispose() {
        preparing.cancel();
    }

    int caret() {
        return state.get() instanceof EditorState.Showing ? caretWanted : area.caretPlace();
    }

    void focus(int caret) {
        caretWanted = caret;
        area.requestFocus();
        area.moveToPlace(caret);
        area.requestFollowCaret();
    }

    private void show() {
        caretWanted = caret();
        preparing.cancel();
        String now = text.get();
        SegmentOps<String, Collection<String>> control = control();
        if (now.length() <= AT_ONCE) {
            shown(StyledText.of(now, control));
        } else {
            area.setEditable(false);
            state.set(new EditorState.Showing(size(now)));
            preparing = background.compute(() -> StyledText.of(now, control), this::shown, this::notPrepared);
        }
    }

    private void shown(StyledText content) {
        area.putAll(content);
        area.moveToPlace(caretWanted);
        area.setEditable(true);
        state.set(new EditorState.Ready());
        Platform.runLater(area::requestFollowCaret);
    }

    private void pasted(StyledText content) {
        state.set(new EditorState.Ready());
        String inserted = content.folded().text();
        String removed = area.textBetween(pasteStart, pasteEnd);
        int caret = area.caretPlace();
        area.put(pasteStart, pasteEnd, content);
        area.moveToPlace(caret < pasteStart ? caret : Math.max(caret, pasteEnd) + inserted.length() - removed.length());
        area.requestFollowCaret();
        typed.typed(pasteStart, removed, inserted);
    }

    private void notPrepared(Throwable cause) {
        state.set(new EditorState.Ready());
        failed.accept(cause);
    }

    private void typed(int start, String removed, String inserted) {
        follow(start, removed.length(), inserted.length());
        typed.typed(start, removed, inserted);
    }

    // What is being pasted goes before what is typed meanwhile, and takes the place of nothing of that.
    private void follow(int start, int removed, int inserted) {
        int by = inserted - removed;
        pasteStart = pasteStart <= start ? pasteStart : Math.max(start, pasteStart + by);
        pasteEnd = pasteEnd <= start ? pasteEnd : pasteEnd <= start + removed ? start : pasteEnd + by;
    }

    private void fitHeight() {
        Double estimate = area.totalHeightEstimateProperty().getValue();
        double wanted = estimate == null ? LEAST_HEIGHT : estimate + 14;
        double height = Math.clamp(wanted, LEAST_HEIGHT, MOST_HEIGHT);
        scroll.setMinHeight(height);
        scroll.setPrefHeight(height);
        scroll.setMaxHeight(height);
    }

    private SegmentOps<String, Collection<String>> control() {
        return area.getSegOps();
    }

    private static String size(String text) {
        return String.format(Locale.ROOT, "%,d characters", text.length());
    }
}
