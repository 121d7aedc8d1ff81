package dev.whittle.app.control;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A line to note something about a thing that is saved: kept a moment after it was typed, so that a kill takes no more
/// than that, and done with Enter or when it is left.
public final class NoteField extends TextField {
    private static final Duration QUIET = Duration.millis(400);

    private final PauseTransition quiet = new PauseTransition(QUIET);
    private @Nullable Object thing;
    private String written = "";
    private boolean notDone;
    private Consumer<String> keep = _ -> {};
    private Consumer<String> done = _ -> {};

    public NoteField(String id, String prompt, String accessible) {
        setId(id);
        setPromptText(prompt);
        setAccessibleText(accessible);
        quiet.setOnFinished(_ -> {
            if (!getText().equals(written)) {
                written = getText();
                notDone = true;
                keep.accept(written);
            }
        });
        textProperty().addListener((_, _, _) -> quiet.playFromStart());
        setOnAction(_ -> finish());
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                finish();
            }
        });
    }

    /// Shows the note of a thing; that of the one before is done. What is being typed about the same thing stays.
    ///
    /// @param keep takes the note while it is typed
    /// @param done takes it as it was left
    public void show(Object of, String note, Consumer<String> keep, Consumer<String> done) {
        boolean same = of.equals(thing);
        if (!same) {
            finish();
        }
        thing = of;
        this.keep = keep;
        this.done = done;
        if (!same || !isFocused()) {
            written = note;
            setText(note);
        }
    }

    /// There is nothing to note.
    public void forget() {
        finish();
        thing = null;
        written = "";
        clear();
    }

    private void finish() {
        quiet.stop();
        String text = getText();
        if (thing != null && (notDone || !text.equals(written))) {
            written = text;
            notDone = false;
            done.accept(text);
        }
    }
}
