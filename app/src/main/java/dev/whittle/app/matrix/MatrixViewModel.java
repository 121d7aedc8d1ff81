package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The columns of Compare on cases: starting, pausing, stopping and resuming a run, and what came of it.
public final class MatrixViewModel implements LiveRun.Window {
    private static final int FRAMES_A_CARD = 10;

    private final CompareViewModel compare;
    private final SetupViewModel setup;
    private final Preparation preparation;
    private final SavedRuns saved;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Latest<Results, List<ColumnCard>> counting;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(new RunState.Idle());
    private final ReadOnlyObjectWrapper<Optional<Results>> results = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ColumnCard>> cards = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
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
        counting = new Latest<>(background, shown -> ColumnCard.of(shown.run(), shown.order().options().margin()),
                cards::set, failed);
        compare.modeProperty().addListener((_, _, mode) -> {
            if (mode == CompareMode.CASES) {
                lookForOffer();
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

    public ReadOnlyObjectProperty<List<ColumnCard>> cardsProperty() {
        return cards.getReadOnlyProperty();
    }

    /// Something the run wants known, such as that most of the budget is spent; or empty.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// A run that can be gone on with.
    public ReadOnlyObjectProperty<Optional<Offer>> offerProperty() {
        return offer.getReadOnlyProperty();
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

    /// Goes on with the run that is offered: its columns and cases come back, and what it paid for is not paid again.
    public void resume() {
        if (state.get().busy() || offer.get().isEmpty()) {
            return;
        }
        Offer offered = offer.get().get();
        try {
            Order order = setup.order(offered.inputs());
            setup.show(offered.inputs());
            begin(order, offered.saved());
        } catch (IllegalArgumentException e) {
            state.set(new RunState.Failed(Problem.of(e).text()));
        }
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
            return preparation.run(order, saved.open().replies(run, order.options().refresh()), mine);
        }, prepared -> {
            results.set(Optional.of(new Results(prepared, order)));
            cards.set(List.of());
            state.set(new RunState.Running());
            mine.start(prepared);
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
                    counting.submit(shown);
                }
            });
        }
    }

    @Override
    public void noted(LiveRun run, String sentence) {
        if (run.equals(live)) {
            note.set(sentence);
        }
    }

    @Override
    public void ended(LiveRun run, @Nullable Throwable failure) {
        if (run.equals(live)) {
            live = null;
            results.get().ifPresent(shown -> {
                counting.submit(shown);
                state.set(failure == null
                        ? new RunState.Ended(sentence(shown.run()))
                        : new RunState.Failed(Problem.of(failure).text()));
            });
            setup.look();
            lookForOffer();
        }
    }

    private static String sentence(MatrixRun run) {
        Board.Totals totals = run.board().totals();
        String failed = totals.failed() == 0 ? "" : ", %s without an answer".formatted(Figures.number(totals.failed()));
        String rest = totals.skipped() == 0 ? "" : ", %s not asked".formatted(Figures.number(totals.skipped()));
        return "%s of %s answered%s%s; %s.".formatted(Figures.number(totals.answered()),
                Figures.number(totals.cells()), failed, rest, SpentText.of(run, null));
    }

    private void lookForOffer() {
        background.start(() -> {
            Optional<SavedMatrix> latest = saved.open().latest();
            int replies = latest.isEmpty() ? 0 : saved.open().replied(latest.get());
            if (latest.isEmpty() || replies == 0) {
                return Optional.<Offer>empty();
            }
            MatrixInputs inputs = MatrixInputs.fromJson(JsonMapper.shared().readTree(latest.get().body()));
            return Optional.of(new Offer(latest.get(), inputs, replies, preparation.plan(inputs).calls().size()));
        }, offer::set, failed);
    }
}
