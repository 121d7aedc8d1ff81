package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Rating;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The columns of Compare on cases: starting, pausing, stopping and resuming a run, and what came of it.
public final class MatrixViewModel implements LiveRun.Window {
    private static final int FRAMES_A_CARD = 10;

    private record Counted(Results results, Map<Integer, Rating> ratings) {}

    private final CompareViewModel compare;
    private final SetupViewModel setup;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final KeptRuns kept;
    private final RunReporting reporting;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Latest<Counted, Summary> counting;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(new RunState.Idle());
    private final ReadOnlyObjectWrapper<Optional<Results>> results = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>(Summary.NONE);
    private final ReadOnlyObjectWrapper<OptionalInt> pointed = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private final ReadOnlyLongWrapper frame = new ReadOnlyLongWrapper();
    private Cancellable preparing = Cancellable.NONE;
    private @Nullable LiveRun live;

    /// @param failed is told what went wrong beside the run itself
    public MatrixViewModel(CompareViewModel compare, CaseFiles files, Preparation preparation, SavedRuns saved,
            Background background, Consumer<? super Throwable> failed) {
        this.compare = compare;
        this.preparation = preparation;
        this.saved = saved;
        this.background = background;
        this.failed = failed;
        setup = new SetupViewModel(compare, files, preparation, saved, background);
        counting = new Latest<>(background, counted -> Summary.of(counted.results().run(),
                counted.results().options().margin(), counted.ratings()), summary::set, failed);
        kept = new KeptRuns(saved, preparation, background, failed);
        reporting = new RunReporting(kept, setup, preparation, saved, background);
        compare.modeProperty().addListener((_, _, mode) -> {
            if (mode == CompareMode.CASES) {
                kept.lookForOffer();
            }
        });
    }

    /// The columns that are tried.
    CompareViewModel compare() {
        return compare;
    }

    /// What would be run.
    public SetupViewModel setup() {
        return setup;
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the newest run came to so far; another value for another run.
    ReadOnlyObjectProperty<Optional<Results>> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Something the run wants known, such as that most of the budget is spent; or empty.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// The runs that are kept.
    public KeptRuns kept() {
        return kept;
    }

    /// Writes reports of kept runs.
    RunReporting reporting() {
        return reporting;
    }

    /// Compares kept runs.
    public RunComparison comparison() {
        return new RunComparison(kept, setup, preparation, saved, background);
    }

    /// The answer someone points at from elsewhere, such as from a search; empty again once another run is shown.
    ReadOnlyObjectProperty<OptionalInt> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /// Reads kept runs.
    public RunReading reading() {
        return new RunReading(kept, setup, preparation, saved, background);
    }

    /// Grows whenever cells changed: what is visible is to be looked at again.
    public ReadOnlyLongProperty frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Whether what would be run now is not what was run.
    boolean changedSince() {
        return results.get().isPresent() && setup.current()
                .filter(order -> !order.inputs().equals(results.get().get().order().inputs())).isPresent();
    }

    /// Starts the run that was forecast, or goes on with one that stands still.
    public void run() {
        if (state.get() instanceof RunState.Paused) {
            results.get().ifPresent(shown -> shown.run().control().resume());
            state.set(new RunState.Running());
        } else if (!state.get().busy()) {
            setup.order().ifPresent(order -> begin(order, null));
        }
    }

    /// Goes on with the run that is offered: its columns and cases come back, and what it paid for is not paid again. One
    /// that is complete is only shown.
    public void resume() {
        Optional<Offer> offered = kept.offerProperty().get();
        if (state.get().busy() || offered.isEmpty()) {
            return;
        }
        if (offered.get().replies() == offered.get().calls()) {
            reopen(offered.get().saved().id());
            return;
        }
        try {
            Order order = setup.order(offered.get().body());
            setup.show(offered.get().body());
            begin(order, offered.get().saved());
        } catch (IllegalArgumentException e) {
            state.set(new RunState.Failed(Problem.of(e).text()));
        }
    }

    /// Shows a kept run as it is kept, with its columns, cases and ratings. Nothing is sent.
    public void reopen(UUID id) {
        reopen(id, OptionalInt.empty());
    }

    /// The same, and points at one of its answers.
    public void reopen(UUID id, OptionalInt cell) {
        if (state.get().busy()) {
            return;
        }
        note.set("");
        state.set(new RunState.Preparing());
        preparing = background.start(() -> kept.find(id), found -> show(found, cell),
                cause -> state.set(new RunState.Failed(Problem.of(cause).text())));
    }

    private void show(Offer found, OptionalInt cell) {
        Order order = setup.shown(found.body());
        @Nullable
        MatrixColumn judge = setup.judged(found.body());
        setup.show(found.body());
        preparing = background.start(() -> new Results(
                preparation.recall(order, judge, saved.open().replies(found.saved(), true)), order,
                ratings(found.saved())), shown -> {
                    follow(shown);
                    count(shown);
                    pointed.set(cell.isPresent() && cell.getAsInt() < shown.run().plan().size()
                            ? cell
                            : OptionalInt.empty());
                    kept.offer(found);
                    kept.close();
                    state.set(new RunState.Ended("A kept run, nothing was sent: %s of %s answers."
                            .formatted(Figures.number(shown.run().board().totals().answered()),
                                    Figures.number(shown.run().plan().size()))));
                }, cause -> state.set(new RunState.Failed(Problem.of(cause).text())));
    }

    private void follow(Results shown) {
        pointed.set(OptionalInt.empty());
        results.set(Optional.of(shown));
        shown.ratings().versionProperty().addListener((_, _, _) -> count(shown));
    }

    // What the person says is copied on the window's thread.
    private void count(Results shown) {
        counting.submit(new Counted(shown, shown.ratings().all()));
    }

    private Ratings ratings(SavedMatrix run) throws WorkspaceException {
        return new Ratings(saved.open().ratings(run.id()), run, saved, background, failed);
    }

    /// Sends nothing more until [#run].
    public void pause() {
        if (state.get() instanceof RunState.Running) {
            results.get().ifPresent(shown -> shown.run().control().pause());
            state.set(new RunState.Paused());
        }
    }

    /// Calls the run off; what was answered stays, and it can be resumed.
    public void stop() {
        switch (state.get()) {
            case RunState.Preparing _ -> {
                preparing.cancel();
                live = null;
                state.set(new RunState.Ended("Stopped before anything was sent."));
            }
            case RunState.Running _,RunState.Paused _ -> {
                state.set(new RunState.Stopping());
                results.get().ifPresent(shown -> shown.run().control().cancel());
            }
            case RunState.Idle _,RunState.Stopping _,RunState.Ended _,RunState.Failed _ -> {
            }
        }
    }

    private void begin(Order order, @Nullable SavedMatrix known) {
        LiveRun mine = new LiveRun(background, this);
        live = mine;
        note.set("");
        state.set(new RunState.Preparing());
        preparing = background.start(() -> {
            SavedMatrix run = known == null ? saved.open().start(order.name(), order.body()) : known;
            return new Results(preparation.run(order, saved.open().replies(run, order.options().refresh()),
                    preparation.spending(order.options(), saved.open(), run), mine), order, ratings(run));
        }, prepared -> {
            follow(prepared);
            summary.set(Summary.NONE);
            kept.close();
            state.set(new RunState.Running());
            mine.start(prepared.run());
        }, cause -> {
            live = null;
            state.set(new RunState.Failed(Problem.of(cause).text()));
        });
    }

    @Override
    public void changed(LiveRun run, BitSet cases) {
        if (run.equals(live)) {
            results.get().ifPresent(shown -> {
                shown.rows().look(cases);
                frame.set(frame.get() + 1);
                if (frame.get() % FRAMES_A_CARD == 0) {
                    count(shown);
                }
            });
        }
    }

    @Override
    public void noted(LiveRun run, String sentence) {
        if (run.equals(live)) {
            note.set((note.get() + " " + sentence).strip());
        }
    }

    @Override
    public void ended(LiveRun run, @Nullable Throwable failure) {
        if (run.equals(live)) {
            live = null;
            results.get().ifPresent(shown -> {
                count(shown);
                background.start(() -> {
                    shown.order().close();
                    return true;
                }, _ -> {}, failed);
                state.set(failure == null
                        ? new RunState.Ended(sentence(shown.run()))
                        : new RunState.Failed(Problem.of(failure).text()));
            });
            setup.look();
            kept.lookForOffer();
        }
    }

    private static String sentence(MatrixRun run) {
        Board.Totals totals = run.board().totals();
        String failed = totals.failed() == 0 ? "" : ", %s without an answer".formatted(Figures.number(totals.failed()));
        String rest = totals.skipped() == 0 ? "" : ", %s not asked".formatted(Figures.number(totals.skipped()));
        return "%s of %s answered%s%s; %s.%s".formatted(Figures.number(totals.answered()),
                Figures.number(totals.cells()), failed, rest, SpentText.of(run, null),
                EarlyText.of(run).map(early -> " " + early).orElse(""));
    }
}
