package dev.whittle.app.matrix;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.matrix.Call;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The runs that are kept: the list of them, deleting one, and the one that can be gone on with.
public final class KeptRuns {
    private final SavedRuns saved;
    private final Preparation preparation;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ReadOnlyObjectWrapper<KeptState> state = new ReadOnlyObjectWrapper<>(new KeptState.Closed());
    private final ReadOnlyObjectWrapper<Optional<MatrixSummary>> doomed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());

    KeptRuns(SavedRuns saved, Preparation preparation, Background background, Consumer<? super Throwable> failed) {
        this.saved = saved;
        this.preparation = preparation;
        this.background = background;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<KeptState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The run the person is asked about before it is deleted.
    public ReadOnlyObjectProperty<Optional<MatrixSummary>> doomedProperty() {
        return doomed.getReadOnlyProperty();
    }

    /// A run that can be gone on with.
    public ReadOnlyObjectProperty<Optional<Offer>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /// Shows the list, or hides it.
    public void toggle() {
        if (state.get() instanceof KeptState.Closed) {
            state.set(new KeptState.Loading());
            list();
        } else {
            close();
        }
    }

    public void close() {
        doomed.set(Optional.empty());
        state.set(new KeptState.Closed());
    }

    /// Asks whether to delete a run.
    public void doom(MatrixSummary run) {
        doomed.set(Optional.of(run));
    }

    /// Leaves it.
    public void spare() {
        doomed.set(Optional.empty());
    }

    /// Deletes the run the person was asked about, for good.
    public void delete() {
        doomed.get().ifPresent(run -> background.start(() -> saved.open().delete(run.id()), _ -> {
            list();
            if (offer.get().filter(one -> one.saved().id().equals(run.id())).isPresent()) {
                lookForOffer();
            }
        }, failed));
        doomed.set(Optional.empty());
    }

    private void list() {
        background.start(() -> saved.open().list(), runs -> {
            if (!(state.get() instanceof KeptState.Closed)) {
                state.set(new KeptState.Listed(runs));
            }
        }, cause -> state.set(new KeptState.Failed(Problem.of(cause).text())));
    }

    /// Offers the run that was started last.
    void lookForOffer() {
        background.start(() -> {
            Matrices runs = saved.open();
            Optional<SavedMatrix> latest = runs.latest();
            return latest.isEmpty()
                    ? Optional.<Offer>empty()
                    : Optional.of(look(runs, latest.get())).filter(one -> one.replies() > 0);
        }, offer::set, failed);
    }

    void offer(Offer run) {
        offer.set(Optional.of(run));
    }

    // Not for the window's thread.
    Offer find(UUID id) throws WorkspaceException {
        Optional<SavedMatrix> run = saved.open().get(id);
        if (run.isEmpty()) {
            throw new IllegalArgumentException("This run is not there any more; choose another.");
        }
        return look(saved.open(), run.get());
    }

    private Offer look(Matrices runs, SavedMatrix run) throws WorkspaceException {
        MatrixBody body = MatrixBody.of(run);
        List<String> calls = preparation.plan(body.inputs()).calls().stream().map(Call::key).toList();
        return new Offer(run, body, runs.replied(run, calls), calls.size());
    }
}
