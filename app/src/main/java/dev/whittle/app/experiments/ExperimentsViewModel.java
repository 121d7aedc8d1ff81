package dev.whittle.app.experiments;

import dev.whittle.app.compare.AnswerDiffViewModel;
import dev.whittle.app.compare.RatingViewModel;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.report.ExperimentReport;
import dev.whittle.app.report.ReportFile;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the Experiments screen knows and does with what is open: one experiment, two, the runs on cases, the trend.
public final class ExperimentsViewModel {
    static final String GONE = "This experiment is no longer there; another window or program has deleted it.";

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
    private final ExperimentListViewModel list;
    private final RepriceViewModel prices;
    private final TrendViewModel trend;
    private final RunsViewModel runs;
    private final AnswerDiffViewModel diff;
    private final ReadOnlyObjectWrapper<DetailState> detail = new ReadOnlyObjectWrapper<>(new DetailState.Closed());
    private final ReadOnlyStringWrapper reported = new ReadOnlyStringWrapper("");
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
        list = new ExperimentListViewModel(shelf, background, failed, this::close);
        trend = new TrendViewModel(shelf, background);
        diff = new AnswerDiffViewModel(background);
    }

    /// What there is to open.
    public ExperimentListViewModel list() {
        return list;
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

    public ReadOnlyObjectProperty<DetailState> detailProperty() {
        return detail.getReadOnlyProperty();
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
                : new DetailState.Unreadable(row, GONE);
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
                summary -> open(list.row(summary), run),
                () -> failed.accept(new IllegalArgumentException(GONE))), failed);
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
        return shelf.get(row.summary().id()).orElseThrow(() -> new IllegalArgumentException(GONE));
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
}
