package dev.whittle.app.compare;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Saves experiments one after the other. What could not be saved is kept and tried again when asked, or
/// with the next one. Owned by the window's thread.
final class Saving {
    private final ExperimentSaver saver;
    private final Background background;
    private final Deque<Experiment> unsaved = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<SaveState> state = new ReadOnlyObjectWrapper<>(new SaveState.Nothing());
    private boolean busy;

    Saving(ExperimentSaver saver, Background background) {
        this.saver = saver;
        this.background = background;
    }

    ReadOnlyObjectProperty<SaveState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void save(Experiment experiment) {
        unsaved.addLast(experiment);
        again();
    }

    /// Tries again what was not saved.
    void again() {
        Experiment next = unsaved.peekFirst();
        if (next == null || busy) {
            return;
        }
        busy = true;
        state.set(new SaveState.Saving());
        background.start(() -> {
            saver.save(next);
            return next;
        }, saved -> {
            busy = false;
            unsaved.removeFirst();
            state.set(new SaveState.Saved(saved.id(), saved.name()));
            again();
        }, cause -> {
            busy = false;
            state.set(new SaveState.Failed(Problem.of(cause).text()));
        });
    }
}
