package dev.whittle.app.experiments;

import dev.whittle.app.compare.AnswerDiffViewModel;
import dev.whittle.app.compare.RatingViewModel;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.report.ExperimentReport;
import dev.whittle.app.report.ReportFile;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

/// What the Experiments screen knows and does: listing, searching, opening, deleting and bringing back.
public final class ExperimentsViewModel {
    static final int MOST = 500;
    private static final Duration QUIET = Duration.ofMillis(200);

    /// Takes an experiment to the Compare screen.
    public interface Handoff {
        /// Nothing is sent.
        void reopen(Experiment experiment);

        /// Everything is sent once more; what comes is kept as a new experiment.
        void rerun(Experiment experiment);

        /// Makes training data of its answers.
        void learn(UUID id);
    }

    private final ExperimentShelf shelf;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Handoff handoff;
    private final RepriceViewModel prices;
    private final TrendViewModel trend;
    private final RunsViewModel runs;
    private final AnswerDiffViewModel diff;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<ExperimentRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ExperimentRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<ListState> list = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<DetailState> detail = new ReadOnlyObjectWrapper<>(new DetailState.Closed());
    private final ReadOnlyStringWrapper deleted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reported = new ReadOnlyStringWrapper("");
    private final Deque<ExperimentSummary> bin = new ArrayDeque<>();
    // An experiment never changes, so what was read about it holds.
    private final Map<UUID, Digest> digests = new HashMap<>();
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable listing = Cancellable.NONE;
    private Cancellable reading = Cancellable.NONE;
    private Cancellable opening = Cancellable.NONE;
    private Cancellable reporting = Cancellable.NONE;

    /// @param failed is told what could not be deleted, noted or brought back
    public ExperimentsViewModel(
            ExperimentShelf shelf, RepriceViewModel prices, RunsViewModel runs, Background background,
            Consumer<? super Throwable> failed, Handoff handoff) {
        this.shelf = shelf;
        this.prices = prices;
        this.runs = runs;
        this.background = background;
        this.failed = failed;
        this.handoff = handoff;
        trend = new TrendViewModel(shelf, background);
        diff = new AnswerDiffViewModel(background);
        search.addListener((_, _, _) -> {
            waiting.cancel();
            waiting = background.later(QUIET, this::refresh);
        });
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// The open experiment at other prices.
    public RepriceViewModel prices() {
        return prices;
    }

    /// The runs of a prompt, from the first to the last.
    public TrendViewModel trend() {
        return trend;
    }

    /// The runs on cases.
    public RunsViewModel runs() {
        return runs;
    }

    /// The experiments that match, newest first.
    public ObservableList<ExperimentRow> rows() {
        return shown;
    }

    public ReadOnlyObjectProperty<ListState> listProperty() {
        return list.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DetailState> detailProperty() {
        return detail.getReadOnlyProperty();
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
            list.set(new ListState.Failed(Problem.of(cause).text()));
        });
    }

    /// Opens an experiment.
    public void open(ExperimentRow row) {
        open(row, OptionalInt.empty());
    }

    private void open(ExperimentRow row, OptionalInt pointed) {
        opening.cancel();
        reported.set("");
        detail.set(new DetailState.Opening(row));
        UUID id = row.summary().id();
        opening = background.start(() -> opened(row, id, pointed), opened -> {
            if (opened instanceof DetailState.Open open) {
                prices.open(open.experiment());
            }
            detail.set(opened);
        }, cause -> detail.set(new DetailState.Unreadable(row, Problem.of(cause).text())));
    }

    private DetailState opened(ExperimentRow row, UUID id, OptionalInt pointed) throws Exception {
        Optional<Experiment> found = shelf.get(id);
        return found.isPresent()
                ? new DetailState.Open(row, found.get(), shelf.opinion(id), pointed)
                : new DetailState.Unreadable(row, gone());
    }

    /// The rating of a run of the open experiment.
    ///
    /// @param run its place in it, from 0
    public RatingViewModel rating(DetailState.Open open, int run) {
        RatingViewModel rating = new RatingViewModel(shelf, background, failed);
        rating.show(open.experiment().id(), run, open.opinion().rating(run));
        return rating;
    }

    /// What differs between two answers of the open experiment.
    public AnswerDiffViewModel diff() {
        return diff;
    }

    /// Opens the experiment with an id.
    public void open(UUID id) {
        open(id, OptionalInt.empty());
    }

    /// The same, and points at one of its answers.
    ///
    /// @param run the answer that is meant, from 0
    public void open(UUID id, OptionalInt run) {
        opening.cancel();
        opening = background.start(() -> shelf.summary(id), found -> found.ifPresentOrElse(
                summary -> open(new ExperimentRow(summary, digests.getOrDefault(id, new Digest.Reading())), run),
                () -> failed.accept(new IllegalArgumentException(gone()))), failed);
    }

    /// Compares two experiments, the older one first.
    public void compare(ExperimentRow one, ExperimentRow other) {
        opening.cancel();
        boolean ordered = one.summary().createdAt().isBefore(other.summary().createdAt());
        ExperimentRow before = ordered ? one : other;
        ExperimentRow after = ordered ? other : one;
        detail.set(new DetailState.Comparing(before, after));
        opening = background.start(
                () -> ExperimentDelta.between(require(before), require(after)),
                delta -> detail.set(new DetailState.Compared(before, after, delta)),
                cause -> detail.set(new DetailState.Unreadable(before, Problem.of(cause).text())));
    }

    private Experiment require(ExperimentRow row) throws Exception {
        return shelf.get(row.summary().id()).orElseThrow(() -> new IllegalArgumentException(gone()));
    }

    /// Shows how the runs of a prompt went: of the one an experiment was made with, if one is meant.
    public void showTrend(Optional<ExperimentRow> chosen) {
        opening.cancel();
        detail.set(new DetailState.Trends());
        opening = background.start(() -> chosen.isEmpty() ? "" : Trend.prompt(firstPrompt(chosen.get())), trend::open,
                _ -> trend.open(""));
    }

    private String firstPrompt(ExperimentRow row) throws Exception {
        return shelf.get(row.summary().id()).flatMap(experiment -> experiment.runs().stream().findFirst())
                .map(run -> run.column().promptName()).orElse("");
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

    /// Shows the runs on cases.
    public void showRuns() {
        opening.cancel();
        runs.refresh();
        detail.set(new DetailState.Runs());
    }

    /// Goes back to the list: of two runs that are compared to that of the runs.
    public void close() {
        opening.cancel();
        if (detail.get() instanceof DetailState.Runs && runs.stateProperty().get() instanceof RunsState.Compared) {
            runs.refresh();
            return;
        }
        detail.set(new DetailState.Closed());
    }

    /// Takes the open experiment to the Compare screen.
    public void reopen() {
        if (detail.get() instanceof DetailState.Open(var _, Experiment experiment, var _, var _)) {
            handoff.reopen(experiment);
        }
    }

    /// Sends the prompts of the open experiment once more, as they were.
    public void rerun() {
        if (detail.get() instanceof DetailState.Open(var _, Experiment experiment, var _, var _)) {
            handoff.rerun(experiment);
        }
    }

    /// Makes training data of the answers of the open experiment.
    public void learn() {
        if (detail.get() instanceof DetailState.Open(var _, Experiment experiment, var _, var _)) {
            handoff.learn(experiment.id());
        }
    }

    /// What became of the last report, or empty.
    public ReadOnlyStringProperty reportedProperty() {
        return reported.getReadOnlyProperty();
    }

    /// Writes a report of the open experiment, as what the file's ending says, else as a page.
    public void report(Path file) {
        if (detail.get() instanceof DetailState.Open(var _, Experiment experiment, var _, var _)) {
            reporting.cancel();
            reported.set("Writing the report");
            reporting = background.start(() -> ReportFile.write(file, ExperimentReport.of(experiment)), reported::set,
                    cause -> {
                        reported.set("");
                        failed.accept(cause);
                    });
        }
    }

    /// Deletes an experiment; [#undo] brings it back.
    public void delete(ExperimentRow row) {
        UUID id = row.summary().id();
        background.start(() -> shelf.delete(id), _ -> {
            bin.push(row.summary());
            deleted.set(row.summary().name());
            rows.remove(row);
            if (rows.isEmpty() && search.get().isBlank()) {
                list.set(new ListState.Empty());
            }
            close();
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
        rows.setAll(found.stream()
                .map(summary -> new ExperimentRow(summary, digests.getOrDefault(summary.id(), new Digest.Reading())))
                .toList());
        list.set(found.isEmpty() && words.isBlank() ? new ListState.Empty() : new ListState.Listed());
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
        return experiment.map(Digest::of).orElseGet(() -> new Digest.Unreadable(gone()));
    }

    private static String gone() {
        return "This experiment is no longer there; another window or program has deleted it.";
    }
}
