package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.check.Checks;
import dev.whittle.optimizer.experiment.check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run of a plan: looks up what is there already, tells what the rest would cost, sends it, and judges what
/// comes. A failure ends its cell and never the run. Thread-safe; [#run] is called once.
public final class MatrixRun {
    private static final String STOPPED = "The run was stopped before this was asked; resume it.";

    /// What a run works with.
    ///
    /// @param servers the client of a column's server; it is not closed
    /// @param concurrency most calls in flight to one server of one provider
    public record Tools(
            Comparison comparison, Function<MatrixColumn, LanguageModel> servers, ReplyStore store,
            CallEstimates estimates, Spending spending, Grader grader, int concurrency) {
        /// @throws IllegalArgumentException if the concurrency is below 1
        public Tools {
            if (concurrency < 1) {
                throw new IllegalArgumentException("At least one call at a time is needed, not %d.".formatted(
                        concurrency));
            }
        }
    }

    private final Plan plan;
    private final Tools tools;
    private final Board board;
    private final Control control = new Control();
    private final Map<String, ReplyStore.Known> known;
    private final Breaker[] breakers;
    private final Caller caller;
    private final Pace pace = new Pace();
    private final Forecaster forecaster;
    private final @Nullable EarlyEnd early;

    private MatrixRun(Plan plan, Tools tools, MatrixListener listener, @Nullable Double margin,
            Map<String, ReplyStore.Known> known) {
        this.plan = plan;
        this.tools = tools;
        this.known = known;
        board = new Board(plan.size(), listener);
        early = margin == null ? null : new EarlyEnd(plan, board, margin);
        breakers = new Breaker[plan.columns().size()];
        Arrays.setAll(breakers, _ -> new Breaker());
        caller = new Caller(tools.comparison(), tools.store(), tools.spending(), tools.estimates());
        tools.spending().tell(board::note);
        forecaster = new Forecaster(plan, known, tools.estimates(), tools.grader(), tools.concurrency());
    }

    /// Makes a run ready: looks up the replies there are. Nothing is sent.
    ///
    /// @throws StoreException if the replies there are cannot be read
    public static MatrixRun prepare(Plan plan, Tools tools, MatrixListener listener) throws StoreException {
        return prepare(plan, tools, listener, null);
    }

    /// Makes a run ready that may end before every cell was asked.
    ///
    /// @param margin each column ends as soon as it is certain whether it is worse than the first by more than this
    ///     ([EarlyEnd]), such as 0.02; null to ask everything
    /// @throws IllegalArgumentException if there is a margin and no second column
    /// @throws StoreException if the replies there are cannot be read
    public static MatrixRun prepare(Plan plan, Tools tools, MatrixListener listener, @Nullable Double margin)
            throws StoreException {
        var known = tools.store().find(plan.calls().stream().map(Call::key).toList());
        for (MatrixColumn column : plan.columns()) {
            learn(column.column().target(), tools);
        }
        return new MatrixRun(plan, tools, listener, margin, known);
    }

    private static void learn(Target target, Tools tools) throws StoreException {
        if (tools.estimates().observed(target).isEmpty()) {
            tools.store().observed(target).ifPresent(replies -> tools.estimates().learn(target, replies));
        }
    }

    /// What is run.
    public Plan plan() {
        return plan;
    }

    /// The cells, at any time.
    public Board board() {
        return board;
    }

    /// What may end it early, or empty if everything is asked.
    public Optional<EarlyEnd> early() {
        return Optional.ofNullable(early);
    }

    /// Pauses, resumes and cancels the run.
    public Control control() {
        return control;
    }

    /// What was spent, at any time.
    public Spending spending() {
        return tools.spending();
    }

    /// What the run will do, before it is started. Counts tokens: not for the thread of a window.
    public RunForecast forecast() {
        return forecaster.forecast(null);
    }

    /// The same with what the model that judges will be asked and cost.
    public RunForecast forecast(MatrixColumn judge) throws StoreException {
        learn(judge.column().target(), tools);
        return forecaster.forecast(judge);
    }

    /// How long the calls that are left may take, or empty while none has come back.
    public Optional<Duration> remaining() {
        return pace.remaining();
    }

    /// Runs the plan on threads of its own and comes back when nothing more happens. Interrupting the calling
    /// thread cancels the run; the thread is interrupted still when this returns.
    ///
    /// @throws IllegalArgumentException if there is a budget and a call without a known price
    /// @throws StoreException if a reply could not be kept; nothing more was sent then, and the answers there
    ///     are stand on the board
    public void run() throws StoreException {
        if (tools.spending().limited()) {
            forecaster.requirePrices();
        }
        List<Queue<Call>> lanes = lanes();
        boolean interrupted = false;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> workers = new ArrayList<>();
            for (Queue<Call> lane : lanes) {
                for (int i = Math.min(tools.concurrency(), lane.size()); i > 0; i--) {
                    workers.add(threads.submit(() -> work(lane)));
                }
            }
            interrupted = await(workers);
        } finally {
            skipRest();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Shows what is kept of the plan and sends nothing; what has no kept reply is skipped. A reply the run paid for
    /// counts as fresh, since its time was measured in this run. Instead of [#run].
    public void recall() {
        for (Call call : ordered()) {
            ReplyStore.Known kept = known.get(call.key());
            if (kept == null) {
                skip(call, "No answer of this is kept; resume the run to ask for it.");
            } else if (kept.ofThisRun()) {
                settle(call, kept.reply().as(plan.column(call.first())));
            } else {
                settle(call, kept.reply(), CellState.Source.CACHED);
            }
        }
        if (early != null) {
            early.look();
        }
    }

    // One lane a server, and one for what need not be sent.
    private List<Queue<Call>> lanes() {
        record Lane(String provider, String host) {}
        Map<Optional<Lane>, Queue<Call>> lanes = new LinkedHashMap<>();
        for (Call call : ordered()) {
            MatrixColumn column = plan.columns().get(plan.columnOf(call.first()));
            Lane server = new Lane(column.provider(), column.column().target().host());
            boolean sent = !known.containsKey(call.key());
            lanes.computeIfAbsent(sent ? Optional.of(server) : Optional.empty(), _ -> new ConcurrentLinkedQueue<>())
                    .add(call);
        }
        lanes.forEach((lane, calls) -> lane.ifPresent(_ -> pace.lane(calls, tools.concurrency())));
        return List.copyOf(lanes.values());
    }

    private List<Call> ordered() {
        return early == null ? plan.calls() : early.shuffled(plan.calls());
    }

    private boolean await(List<Future<Boolean>> workers) throws StoreException {
        boolean interrupted = false;
        @Nullable
        StoreException broken = null;
        for (Future<Boolean> worker : workers) {
            for (boolean ended = false; !ended;) {
                try {
                    worker.get();
                    ended = true;
                } catch (InterruptedException _) {
                    interrupted = true;
                    control.cancel();
                } catch (ExecutionException e) {
                    ended = true;
                    control.cancel();
                    broken = switch (e.getCause()) {
                        case StoreException cause -> cause;
                        case RuntimeException cause -> throw cause;
                        case Error cause -> throw cause;
                        case null, default -> throw new IllegalStateException(e);
                    };
                }
            }
        }
        if (broken != null) {
            throw broken;
        }
        return interrupted;
    }

    private boolean work(Queue<Call> lane) throws StoreException {
        control.enter();
        try {
            while (control.mayGoOn()) {
                Call call = lane.poll();
                if (call == null) {
                    return true;
                }
                answer(call);
                if (early != null) {
                    early.look();
                }
            }
        } catch (InterruptedException _) {
            // cancelled: what was not asked is marked as such by whoever waits for the workers
        } catch (StoreException | RuntimeException | Error e) {
            control.cancel();
            throw e;
        } finally {
            control.leave();
        }
        return false;
    }

    private void answer(Call call) throws StoreException, InterruptedException {
        ReplyStore.Known kept = known.get(call.key());
        if (kept != null) {
            board.running(call);
            settle(call, kept.reply(), kept.ofThisRun() ? CellState.Source.RESUMED : CellState.Source.CACHED);
            return;
        }
        MatrixColumn column = plan.columns().get(plan.columnOf(call.first()));
        Breaker breaker = breakers[plan.columnOf(call.first())];
        Optional<String> why = breaker.open();
        if (why.isPresent()) {
            skip(call, why.get());
            return;
        }
        Optional<String> needless = early == null ? Optional.empty() : early.needless(call);
        if (needless.isPresent()) {
            skip(call, needless.get());
            return;
        }
        board.running(call);
        try {
            Run run = caller.ask(plan.column(call.first()), column.column().prompt(), call.key(),
                    tools.servers().apply(column));
            pace.ended(run);
            breaker.heard(run.outcome());
            settle(call, run);
        } catch (Caller.NoRoom e) {
            skip(call, e.sentence());
        }
    }

    private void settle(Call call, KeptReply reply, CellState.Source source) {
        for (int cell : call.cells()) {
            judge(cell, reply.as(plan.column(cell)), source);
        }
    }

    private void settle(Call call, Run first) {
        for (int cell : call.cells()) {
            Run run = cell == call.first()
                    ? first
                    : new Run(plan.column(cell), first.sent(), first.notes(), first.catalogId(), first.price(),
                            first.startedAt(), first.outcome());
            switch (run.outcome()) {
                case Outcome.Finished _ -> judge(cell, run,
                        cell == call.first() ? CellState.Source.FRESH : CellState.Source.SHARED);
                case Outcome.Failed _ -> board.set(cell, new CellState.Failed(run));
                case Outcome.Stopped _ -> board.set(cell, new CellState.Skipped(STOPPED));
            }
        }
    }

    private void judge(int cell, Run run, CellState.Source source) {
        Checks.@Nullable Result result;
        try {
            result = tools.grader().grade(plan.caseOf(cell), run, source == CellState.Source.FRESH).orElse(null);
        } catch (InterruptedException _) {
            // The answer was paid for and is kept; only its verdict is missing.
            result = new Checks.Result(List.of(), Verdict.unjudged("The run was stopped before this was judged."));
        }
        board.set(cell, new CellState.Answered(run, source, result));
    }

    private void skip(Call call, String why) {
        call.cells().forEach(cell -> board.set(cell, new CellState.Skipped(why)));
    }

    private void skipRest() {
        for (int cell = 0; cell < board.size(); cell++) {
            if (board.state(cell) instanceof CellState.Waiting || board.state(cell) instanceof CellState.Running) {
                board.set(cell, new CellState.Skipped(STOPPED));
            }
        }
    }
}
