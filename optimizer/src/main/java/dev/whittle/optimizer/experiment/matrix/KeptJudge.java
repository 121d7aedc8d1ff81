package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.check.JudgeModel;
import dev.whittle.prompt.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A judging model whose calls count against the budget, are kept like any other, and are sent once. Thread-safe.
public final class KeptJudge implements JudgeModel {
    private final MatrixColumn judge;
    private final @Nullable LanguageModel server;
    private final Comparison comparison;
    private final ReplyStore store;
    private final @Nullable Caller caller;
    private final Map<String, FutureTask<Outcome>> asked = new ConcurrentHashMap<>();

    /// @param judge whom to ask and how; its prompt is not used
    /// @throws IllegalArgumentException if there is a budget and the judge's price is not known
    public KeptJudge(MatrixColumn judge, LanguageModel server, Comparison comparison, ReplyStore store,
            Spending spending, CallEstimates estimates) {
        if (spending.limited()) {
            estimates.requirePrice(judge.column().target());
        }
        this.judge = judge;
        this.server = server;
        this.comparison = comparison;
        this.store = store;
        caller = new Caller(comparison, store, spending, estimates);
    }

    private KeptJudge(MatrixColumn judge, Comparison comparison, ReplyStore store) {
        this.judge = judge;
        this.comparison = comparison;
        this.store = store;
        server = null;
        caller = null;
    }

    /// A judge that only repeats what it said before, for looking at a run without sending anything.
    public static KeptJudge recalled(MatrixColumn judge, Comparison comparison, ReplyStore store) {
        return new KeptJudge(judge, comparison, store);
    }

    @Override
    public Outcome ask(Prompt prompt) {
        Column column = new Column(judge.column().label(), "", prompt, judge.column().target(),
                judge.column().parameters());
        String key = judge.callKey(comparison.request(column), 0);
        FutureTask<Outcome> mine = new FutureTask<>(() -> outcome(column, key));
        FutureTask<Outcome> task = asked.computeIfAbsent(key, _ -> mine);
        try {
            if (task.equals(mine)) {
                task.run();
            }
            Outcome outcome = task.get();
            if (!(outcome instanceof Outcome.Finished)) {
                asked.remove(key, task);
            }
            return outcome;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Stopped("", Duration.ZERO);
        } catch (ExecutionException e) {
            asked.remove(key, task);
            return switch (e.getCause()) {
                case InterruptedException _ -> new Outcome.Stopped("", Duration.ZERO);
                case StoreException cause -> refused(String.valueOf(cause.getMessage()));
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            };
        }
    }

    private Outcome outcome(Column column, String key) throws StoreException, InterruptedException {
        ReplyStore.Known known = store.find(List.of(key)).get(key);
        if (known != null) {
            return known.reply().outcome();
        }
        if (caller == null || server == null) {
            return refused("no verdict of it is kept; resume the run to ask it.");
        }
        try {
            return caller.ask(column, Prompt.EMPTY, key, server).outcome();
        } catch (Caller.NoRoom e) {
            return refused(e.sentence());
        }
    }

    private static Outcome refused(String why) {
        return new Outcome.Failed(Kind.REFUSED, why, "", Duration.ZERO);
    }
}
