package dev.whittle.app.shell;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Saves what is being edited, at the latest a second after it changed, and says how that went. A save
/// that fails is tried again with the next change and by itself, and the text stays where it is.
public final class Autosave {
    private static final Duration SOON = Duration.ofMillis(800);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /// How saving stands.
    public enum State { SAVED, UNSAVED, FAILED }

    /// Takes what is to be saved, on the window's thread, and gives the job that saves it.
    public interface Save {
        Callable<Boolean> prepare();
    }

    private final Background background;
    private final Save save;
    private final Consumer<? super Throwable> failed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SAVED);
    private Cancellable timer = Cancellable.NONE;
    private boolean timed;
    private boolean retrying;
    private boolean saving;
    private boolean changedSince;

    public Autosave(Background background, Save save, Consumer<? super Throwable> failed) {
        this.background = background;
        this.save = save;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Something that is saved has changed.
    public void changed() {
        if (state.get() == State.SAVED) {
            state.set(State.UNSAVED);
        }
        if (saving) {
            changedSince = true;
        } else {
            if (retrying) {
                timer.cancel();
                timed = false;
                retrying = false;
            }
            saveIn(SOON);
        }
    }

    private void saveIn(Duration delay) {
        if (!timed) {
            timed = true;
            timer = background.later(delay, () -> {
                timed = false;
                retrying = false;
                saveNow();
            });
        }
    }

    private void saveNow() {
        changedSince = false;
        Callable<Boolean> job;
        try {
            job = save.prepare();
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        saving = true;
        background.start(job, _ -> ended(State.SAVED), this::failed);
    }

    private void failed(Throwable cause) {
        boolean news = state.get() != State.FAILED;
        ended(State.FAILED);
        if (news) {
            failed.accept(cause);
        }
    }

    private void ended(State result) {
        saving = false;
        state.set(result == State.SAVED && changedSince ? State.UNSAVED : result);
        if (result == State.FAILED) {
            retrying = !changedSince;
            saveIn(changedSince ? SOON : AGAIN);
        } else if (changedSince) {
            saveIn(SOON);
        }
    }
}
