package dev.whittle.app.experiments;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.optimizer.experiment.Experiment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The experiments there are: listing, searching, noting, deleting and bringing back.
public final class ExperimentListViewModel {
    static final int MOST = 500;
    private static final Duration QUIET = Duration.ofMillis(200);
    private final ExperimentShelf shelf;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Runnable gone;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<ExperimentRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ExperimentRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyStringWrapper deleted = new ReadOnlyStringWrapper("");
    private final Deque<ExperimentSummary> bin = new ArrayDeque<>();
    // An experiment never changes, so what was read about it holds.
    private final Map<UUID, Digest> digests = new HashMap<>();
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable listing = Cancellable.NONE;
    private Cancellable reading = Cancellable.NONE;

    /// @param failed is told what could not be deleted, noted or brought back
    /// @param gone runs when an experiment was deleted
    ExperimentListViewModel(ExperimentShelf shelf, Background background, Consumer<? super Throwable> failed,
            Runnable gone) {
        this.shelf = shelf;
        this.background = background;
        this.failed = failed;
        this.gone = gone;
        search.addListener((_, _, _) -> {
            waiting.cancel();
            waiting = background.later(QUIET, this::refresh);
        });
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// The experiments that match, newest first.
    public ObservableList<ExperimentRow> rows() {
        return shown;
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The name of the experiment that was deleted last and can be brought back, or empty.
    public ReadOnlyStringProperty deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /// Lists what there is now.
    public void refresh() {
        listing.cancel();
        String words = search.get();
        listing = background.start(() -> shelf.list(words, MOST), found -> listed(found, words), cause -> {
            rows.clear();
            state.set(new ListState.Failed(Problem.of(cause).text()));
        });
    }

    /// The row of an experiment, with what is known about it.
    ExperimentRow row(ExperimentSummary summary) {
        return new ExperimentRow(summary, digests.getOrDefault(summary.id(), new Digest.Reading()));
    }

    /// Keeps a note that is being typed; the list shows it once it is done.
    void keepNote(ExperimentRow row, String note) {
        background.start(() -> shelf.note(row.summary().id(), note), _ -> {}, failed);
    }

    /// Writes a note to an experiment; the experiment itself never changes.
    public void note(ExperimentRow row, String note) {
        background.start(() -> shelf.note(row.summary().id(), note), _ -> {
            row.setNote(note.strip());
            refresh();
        }, failed);
    }

    /// Deletes an experiment; [#undo] brings it back.
    public void delete(ExperimentRow row) {
        UUID id = row.summary().id();
        background.start(() -> shelf.delete(id), _ -> {
            bin.push(row.summary());
            deleted.set(row.summary().name());
            rows.remove(row);
            if (rows.isEmpty() && search.get().isBlank()) {
                state.set(new ListState.Empty());
            }
            gone.run();
        }, failed);
    }

    /// Brings the experiment back that was deleted last.
    public void undo() {
        ExperimentSummary last = bin.peek();
        if (last != null) {
            background.start(() -> shelf.restore(last.id()), _ -> {
                bin.remove(last);
                ExperimentSummary before = bin.peek();
                deleted.set(before == null ? "" : before.name());
                refresh();
            }, failed);
        }
    }

    private void listed(List<ExperimentSummary> found, String words) {
        rows.setAll(found.stream().map(this::row).toList());
        state.set(found.isEmpty() && words.isBlank() ? new ListState.Empty() : new ListState.Listed());
        read(List.copyOf(rows));
    }

    // One after the other and newest first: a list of hundreds must be there before all of them are read.
    private void read(List<ExperimentRow> listed) {
        reading.cancel();
        List<ExperimentRow> unread = listed.stream()
                .filter(row -> row.digestProperty().get() instanceof Digest.Reading).toList();
        if (unread.isEmpty()) {
            return;
        }
        ExperimentRow next = unread.getFirst();
        reading = background.start(() -> digest(next.summary().id()), digest -> {
            digests.put(next.summary().id(), digest);
            next.setDigest(digest);
            read(unread.subList(1, unread.size()));
        }, cause -> {
            next.setDigest(new Digest.Unreadable(Problem.of(cause).text()));
            read(unread.subList(1, unread.size()));
        });
    }

    private Digest digest(UUID id) throws Exception {
        Optional<Experiment> experiment = shelf.get(id);
        return experiment.map(Digest::of).orElseGet(() -> new Digest.Unreadable(ExperimentsViewModel.GONE));
    }
}
