package dev.whittle.app.experiments;

import dev.whittle.app.matrix.RunComparison;
import dev.whittle.app.matrix.SavedRuns;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.MatrixSummary;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The runs on cases that are kept, and two of them compared.
public final class RunsViewModel {
    /// Compares two runs and says what came of it, on the window's thread.
    public interface Comparing {
        void start(UUID one, UUID other, Consumer<? super RunComparison.Compared> done,
                Consumer<? super Throwable> failed);
    }

    private final SavedRuns saved;
    private final Comparing comparing;
    private final Consumer<UUID> reopen;
    private final Consumer<UUID> learn;
    private final Background background;
    private final ReadOnlyObjectWrapper<RunsState> state = new ReadOnlyObjectWrapper<>(new RunsState.Loading());
    private Cancellable listing = Cancellable.NONE;

    /// @param reopen shows a run where it was made
    /// @param learn makes training data of the answers of a run
    public RunsViewModel(SavedRuns saved, Comparing comparing, Consumer<UUID> reopen, Consumer<UUID> learn,
            Background background) {
        this.saved = saved;
        this.comparing = comparing;
        this.reopen = reopen;
        this.learn = learn;
        this.background = background;
    }

    public ReadOnlyObjectProperty<RunsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Lists what there is now.
    public void refresh() {
        listing.cancel();
        state.set(new RunsState.Loading());
        listing = background.start(() -> saved.open().list(), runs -> state.set(new RunsState.Listed(runs)),
                this::failed);
    }

    /// Shows a run where it was made; nothing is sent.
    public void open(MatrixSummary run) {
        reopen.accept(run.id());
    }

    /// Makes training data of the answers of a run.
    public void learn(MatrixSummary run) {
        learn.accept(run.id());
    }

    /// Compares two runs.
    public void compare(MatrixSummary one, MatrixSummary other) {
        RunsState mine = new RunsState.Comparing(one.id(), other.id());
        state.set(mine);
        comparing.start(one.id(), other.id(), compared -> {
            if (state.get().equals(mine)) {
                state.set(new RunsState.Compared(compared));
            }
        }, cause -> {
            if (state.get().equals(mine)) {
                failed(cause);
            }
        });
    }

    private void failed(Throwable cause) {
        state.set(new RunsState.Failed(Problem.of(cause).text()));
    }
}
