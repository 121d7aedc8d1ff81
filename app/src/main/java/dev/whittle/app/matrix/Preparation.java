package dev.whittle.app.matrix;

import dev.whittle.app.compare.Engine;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.embed.Embedder;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.check.JudgeModel;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.KeptJudge;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes runs out of orders. Thread-safe; only [#requireChecks] is for the thread of the window.
///
/// @param tokenizers by id
/// @param embedder for checks that compare meanings, or null if there is none
public record Preparation(Engine engine, Function<String, Tokenizer> tokenizers, @Nullable Embedder embedder) {
    private static final JudgeModel NOBODY = _ -> {
        throw new IllegalStateException("Checks that are only read ask nobody");
    };

    /// A run that is ready to start; nothing is sent.
    ///
    /// @throws IllegalArgumentException if it cannot be run; the message is one sentence for the person
    /// @throws StoreException if the replies there are cannot be read
    MatrixRun run(Order order, ReplyStore store, Spending spending, MatrixListener listener) throws StoreException {
        MatrixInputs inputs = order.inputs();
        Comparison comparison = engine.comparison();
        CallEstimates estimates = estimates(comparison);
        Judge judge = order.judge();
        Grader grader = grader(inputs, judge == null
                ? null
                : new KeptJudge(judge.column(), judge.client(), comparison, store, spending, estimates));
        return MatrixRun.prepare(plan(inputs),
                new MatrixRun.Tools(comparison, column -> Objects.requireNonNull(order.clients().get(column)), store,
                        estimates, spending, grader, order.options().concurrency()),
                listener, order.options().earlyMargin());
    }

    /// The same for inputs from elsewhere, which no model judges.
    ///
    /// @param clients whom to ask, by column
    /// @param concurrency most calls in flight to one server
    public MatrixRun run(MatrixInputs inputs, Function<MatrixColumn, LanguageModel> clients, Spending spending,
            int concurrency, ReplyStore store, MatrixListener listener) throws StoreException {
        Comparison comparison = engine.comparison();
        return MatrixRun.prepare(plan(inputs), new MatrixRun.Tools(comparison, clients, store, estimates(comparison),
                spending, grader(inputs, null), concurrency), listener, null);
    }

    /// A kept run as it is kept; nothing is sent.
    ///
    /// @param judge the model that judged, or null if none did
    /// @throws IllegalArgumentException if its checks are not understood; the message is one sentence for the person
    /// @throws StoreException if the replies there are cannot be read
    MatrixRun recall(Order order, @Nullable MatrixColumn judge, ReplyStore store) throws StoreException {
        Comparison comparison = engine.comparison();
        Grader grader = grader(order.inputs(), judge == null
                ? null
                : KeptJudge.recalled(judge, comparison, store));
        MatrixRun run = MatrixRun.prepare(plan(order.inputs()), new MatrixRun.Tools(comparison, _ -> {
            throw new IllegalStateException("Nothing is sent for a run that is only shown");
        }, store, estimates(comparison), new Spending(null), grader, 1), MatrixListener.NONE,
                order.options().earlyMargin());
        run.recall();
        return run;
    }

    /// The budgets of a run.
    ///
    /// @param run null for a run that is only forecast
    Spending spending(RunOptions options, Matrices runs, @Nullable SavedMatrix run) throws WorkspaceException {
        return spending(options.budget(), options.dayBudget(), runs, run);
    }

    /// The budgets of a run.
    ///
    /// @param budget most USD it may spend, or null for no limit
    /// @param dayBudget most USD all runs of a day may spend together, or null for no limit
    /// @param run null for a run that is only forecast
    public Spending spending(@Nullable BigDecimal budget, @Nullable BigDecimal dayBudget, Matrices runs,
            @Nullable SavedMatrix run) throws WorkspaceException {
        ZoneId zone = ZoneId.systemDefault();
        return new Spending(budget, dayBudget == null
                ? null
                : new Spending.Day(dayBudget, () -> LocalDate.ofInstant(engine.clock().instant(), zone),
                        runs.spentOnADay(zone, run)));
    }

    /// What all runs spent today, in USD.
    BigDecimal spentToday(Matrices runs) throws WorkspaceException, StoreException {
        ZoneId zone = ZoneId.systemDefault();
        return runs.spentOnADay(zone, null).spent(LocalDate.ofInstant(engine.clock().instant(), zone));
    }

    private CallEstimates estimates(Comparison comparison) {
        return new CallEstimates(engine.catalog(), tokenizers, comparison, engine.clock().instant());
    }

    private Grader grader(MatrixInputs inputs, @Nullable JudgeModel judge) {
        return new Grader(reader(judge), inputs.cases().cases(), inputs.checks());
    }

    Plan plan(MatrixInputs inputs) {
        return Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), engine.comparison());
    }

    /// Refuses checks that cannot be run.
    ///
    /// @param common checks of every case, or null
    /// @param judged whether a model was chosen that judges
    /// @throws IllegalArgumentException if so; the message is one sentence for the person
    /// @return how many cases have a check
    int requireChecks(List<Case> cases, @Nullable JsonNode common, boolean judged) {
        return new Grader(reader(judged ? NOBODY : null), cases, common).checked();
    }

    /// Reads checks that are not run, those a model would judge among them; any thread.
    ChecksReader readerOnly() {
        return reader(NOBODY);
    }

    private ChecksReader reader(@Nullable JudgeModel judge) {
        return new ChecksReader(new Equipment(embedder, judge));
    }
}
