package dev.whittle.app.cli;

import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.embed.Embedder;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.KeptJudge;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Prompts x models x cases on the command line: forecast, run, results. What was answered is kept before it is
/// shown, so that a run that is stopped or killed can be resumed.
final class CaseRun {
    private final Terminal terminal;
    private final MatrixOptions options;
    private final ServerOptions server;
    private final MatrixBody body;
    private final boolean json;
    private final Comparison comparison;
    private final CallEstimates estimates;

    CaseRun(Terminal terminal, MatrixOptions options, ServerOptions server, MatrixBody body, boolean json) {
        this.terminal = terminal;
        this.options = options;
        this.server = server;
        this.body = body;
        this.json = json;
        comparison = new Comparison(terminal.catalog());
        Map<String, Tokenizer> tokenizers = new ConcurrentHashMap<>();
        estimates = new CallEstimates(terminal.catalog(), id -> tokenizers.computeIfAbsent(id, terminal::tokenizer),
                comparison, terminal.now());
    }

    /// Says what a run came to.
    @FunctionalInterface
    interface Report {
        /// @param id of the run if it is kept
        /// @return the exit code
        int print(MatrixRun run, @Nullable UUID id);
    }

    /// Says what the run would do; sends and saves nothing.
    int forecast(@Nullable Workspace workspace) throws StoreException, WorkspaceException {
        ReplyStore store = workspace == null ? ReplyStore.NONE : workspace.matrices().earlierReplies(options.refresh);
        try (LanguageModel client = server.connect(terminal, body.connection())) {
            MatrixRun run = prepare(client, store, workspace, new Progress(terminal));
            RunForecast forecast = run.forecast();
            if (json) {
                terminal.print(ForecastLine.json(forecast));
            } else {
                terminal.out().println(ForecastLine.of(forecast));
            }
        }
        return Cli.GOOD;
    }

    /// Runs, or goes on with a run.
    ///
    /// @param saved the run to go on with, or null for a new one
    /// @param workspace null to keep nothing
    int run(@Nullable Workspace workspace, @Nullable SavedMatrix saved)
            throws StoreException, WorkspaceException, IOException {
        return run(workspace, saved, this::print);
    }

    private int print(MatrixRun run, @Nullable UUID id) {
        MatrixResults results = new MatrixResults(run, options.gate);
        if (json) {
            terminal.print(results.json(id));
        } else {
            results.print(terminal.out());
        }
        return results.good() ? Cli.GOOD : Cli.GATE_FAILED;
    }

    /// The same, with a report of the caller's.
    int run(@Nullable Workspace workspace, @Nullable SavedMatrix saved, Report report)
            throws StoreException, WorkspaceException, IOException {
        SavedMatrix known = saved;
        if (workspace != null && known == null) {
            known = workspace.matrices().start(body.name(), body.print());
        }
        ReplyStore store = workspace == null || known == null
                ? ReplyStore.NONE
                : workspace.matrices().replies(known, options.refresh);
        Progress progress = new Progress(terminal);
        try (LanguageModel client = server.connect(terminal, body.connection())) {
            MatrixRun run = prepare(client, store, workspace, progress);
            progress.of(run);
            terminal.say(ForecastLine.of(run.forecast()) + ".");
            if (known != null) {
                terminal.say(
                        "this is run %s; Ctrl+C stops it, and compare --resume goes on with it.".formatted(known.id()));
            }
            run.run();
            int code = report.print(run, known == null ? null : known.id());
            if (options.junit != null) {
                JunitReport.write(options.junit, body.name(), run);
            }
            terminal.out().flush();
            return code;
        }
    }

    private MatrixRun prepare(LanguageModel client, ReplyStore store, @Nullable Workspace workspace,
            Progress progress) throws StoreException, WorkspaceException {
        MatrixInputs inputs = body.inputs();
        Spending spending = new Spending(limit(workspace));
        @Nullable
        String judgeModel = body.judge();
        KeptJudge judge = judgeModel == null
                ? null
                : new KeptJudge(judge(judgeModel), client, comparison, store, spending, estimates);
        List<Embedder> embedders = terminal.plugins().embedders();
        Grader grader = new Grader(
                new ChecksReader(new Equipment(embedders.isEmpty() ? null : embedders.getFirst(), judge)),
                inputs.cases().cases(), inputs.checks());
        if (grader.checked() == 0) {
            terminal.say("no case has a check, so answers are only collected; add __expected columns or --checks.");
        }
        return MatrixRun.prepare(
                Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), comparison),
                new MatrixRun.Tools(comparison, _ -> client, store, estimates, spending, grader, options.concurrency),
                progress);
    }

    private MatrixColumn judge(String model) {
        SavedConnection connection = body.connection();
        return new MatrixColumn(new Column("judge", "", Prompt.EMPTY,
                ServedModel.target(terminal.catalog(), connection, model),
                new Parameters(0.0, null, null, null, List.of())), connection.provider());
    }

    private @Nullable BigDecimal limit(@Nullable Workspace workspace) throws WorkspaceException {
        if (options.dayBudget == null) {
            return options.budget;
        }
        BigDecimal today = workspace == null
                ? BigDecimal.ZERO
                : workspace.matrices().spentSince(terminal.today().atStartOfDay(ZoneId.systemDefault()).toInstant());
        BigDecimal left = options.dayBudget.subtract(today).max(BigDecimal.ZERO);
        return options.budget == null ? left : Objects.requireNonNull(options.budget).min(left);
    }

    /// The saved run of an id.
    ///
    /// @throws IllegalArgumentException if there is none
    static SavedMatrix saved(Matrices matrices, UUID id) throws WorkspaceException {
        return matrices.get(id).orElseThrow(() -> new IllegalArgumentException(
                "There is no run %s in this workspace; start one with --cases.".formatted(id)));
    }
}
