package dev.whittle.app.cli;

import dev.whittle.app.Version;
import dev.whittle.app.export.TextFile;
import dev.whittle.app.report.ReportFormat;
import dev.whittle.app.report.RunReport;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.embed.Embedder;
import dev.whittle.format.FormatException;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.KeptJudge;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
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
        int print(MatrixRun run, @Nullable UUID id) throws WorkspaceException;
    }

    /// Says what the run would do; sends and saves nothing.
    int forecast(@Nullable Workspace workspace) throws StoreException, WorkspaceException, IOException {
        ReplyStore store = workspace == null ? ReplyStore.NONE : workspace.matrices().earlierReplies(options.refresh);
        try (Clients clients = new Clients(terminal, server)) {
            MatrixRun run = prepare(clients, store, spending(workspace, null), new Progress(terminal));
            RunForecast forecast = forecast(run);
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
            throws StoreException, WorkspaceException, IOException, FormatException, InterruptedException {
        return run(workspace, saved, (run, id) -> print(run, id,
                workspace == null || id == null ? Map.of() : workspace.matrices().ratings(id)));
    }

    private int print(MatrixRun run, @Nullable UUID id, Map<Integer, Rating> ratings) {
        MatrixResults results = new MatrixResults(run, options.gate, ratings);
        if (json) {
            terminal.print(results.json(id));
        } else {
            results.print(terminal.out());
        }
        return results.good() ? Cli.GOOD : Cli.GATE_FAILED;
    }

    /// The same, with a report of the caller's.
    int run(@Nullable Workspace workspace, @Nullable SavedMatrix saved, Report report)
            throws StoreException, WorkspaceException, IOException, FormatException, InterruptedException {
        SavedMatrix known = saved;
        if (workspace != null && known == null) {
            known = workspace.matrices().start(body.name(), body.print());
        }
        ReplyStore store = workspace == null || known == null
                ? ReplyStore.NONE
                : workspace.matrices().replies(known, options.refresh);
        Progress progress = new Progress(terminal);
        try (Clients clients = new Clients(terminal, server)) {
            MatrixRun run = prepare(clients, store, spending(workspace, known), progress);
            progress.of(run);
            terminal.say(ForecastLine.of(forecast(run)) + ".");
            if (known != null) {
                terminal.say(
                        "this is run %s; Ctrl+C stops it, and compare --resume goes on with it.".formatted(known.id()));
            }
            run.run();
            int code = report.print(run, known == null ? null : known.id());
            if (options.junit != null) {
                TextFile.write(options.junit, ReportFormat.JUNIT.write(
                        RunReport.of(body.name(), terminal.now(), Version.current(), run,
                                new MatrixResults(run, options.gate, Map.of()).json(null))));
            }
            terminal.out().flush();
            return code;
        }
    }

    private RunForecast forecast(MatrixRun run) throws StoreException {
        MatrixBody.Judge judge = body.judge();
        return judge == null ? run.forecast() : run.forecast(column(judge));
    }

    private MatrixRun prepare(Clients clients, ReplyStore store, Spending spending, Progress progress)
            throws StoreException, WorkspaceException, IOException {
        Map<String, LanguageModel> servers = new HashMap<>();
        servers().forEach((name, connection) -> servers.put(name, clients.at(connection)));
        MatrixInputs inputs = body.inputs();
        MatrixBody.Judge judge = body.judge();
        Grader grader = grader(terminal, inputs, judge == null
                ? null
                : new KeptJudge(column(judge), clients.at(judge.connection()), comparison, store, spending, estimates));
        if (grader.checked() == 0) {
            terminal.say("no case has a check, so answers are only collected; add __expected columns or --checks.");
        }
        return MatrixRun.prepare(
                Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), comparison),
                new MatrixRun.Tools(comparison,
                        column -> Objects.requireNonNull(servers.get(column.column().target().connection())), store,
                        estimates, spending, grader, options.concurrency),
                progress,
                options.stopEarly ? options.earlyMargin() : earlyMargin(body, options.gate));
    }

    /// What judges the answers of a run.
    ///
    /// @param judge null if no model was chosen for that
    static Grader grader(Terminal terminal, MatrixInputs inputs, @Nullable KeptJudge judge) {
        List<Embedder> embedders = terminal.plugins().embedders();
        return new Grader(new ChecksReader(new Equipment(embedders.isEmpty() ? null : embedders.getFirst(), judge)),
                inputs.cases().cases(), inputs.checks());
    }

    // A run that was started so ends early again, but not on another margin than the gate's.
    private static @Nullable Double earlyMargin(MatrixBody body, @Nullable Gate gate) {
        Double saved = body.earlyMargin();
        return gate == null || saved == null || gate.margin() == saved ? saved : null;
    }

    // By the names that stand in the columns. Where there are several, they are connections of Settings.
    private Map<String, SavedConnection> servers() throws WorkspaceException, IOException {
        Map<String, SavedConnection> servers = new HashMap<>();
        SavedConnection only = body.connection();
        Connections saved = only == null ? ServerOptions.connections(terminal) : Connections.NONE;
        for (MatrixColumn column : body.inputs().columns()) {
            String name = column.column().target().connection();
            servers.put(name, only != null
                    ? only
                    : saved.named(name).orElseThrow(() -> new IllegalArgumentException(
                            "There is no connection \"%s\" in Settings any more, which this run asks; add it again."
                                    .formatted(name))));
        }
        return servers;
    }

    private MatrixColumn column(MatrixBody.Judge judge) {
        return judge.column(ServedModel.target(terminal.catalog(), judge.connection(), judge.model()));
    }

    private Spending spending(@Nullable Workspace workspace, @Nullable SavedMatrix run) throws WorkspaceException {
        BigDecimal day = options.dayBudget != null || workspace == null
                ? options.dayBudget
                : workspace.settings().get(Settings.BUDGETS).day();
        return new Spending(options.budget, day == null || workspace == null
                ? null
                : new Spending.Day(day, terminal::today,
                        workspace.matrices().spentOnADay(ZoneId.systemDefault(), run)));
    }

    /// A kept run as it is kept; nothing is sent.
    ///
    /// @param gate what it is looked at for, or null: an early end on another margin says nothing of that
    static MatrixRun recall(Terminal terminal, Workspace workspace, SavedMatrix saved, @Nullable Gate gate)
            throws StoreException {
        MatrixBody body = MatrixBody.of(saved);
        MatrixInputs inputs = body.inputs();
        MatrixBody.Judge judge = body.judge();
        Comparison comparison = new Comparison(terminal.catalog());
        ReplyStore store = workspace.matrices().replies(saved, true);
        Grader grader = grader(terminal, inputs, judge == null
                ? null
                : KeptJudge.recalled(
                        judge.column(ServedModel.target(terminal.catalog(), judge.connection(), judge.model())),
                        comparison, store));
        MatrixRun run = MatrixRun.prepare(
                Plan.of(inputs.columns(), inputs.cases().cases(), inputs.repeats(), comparison),
                new MatrixRun.Tools(comparison, _ -> {
                    throw new IllegalStateException("Nothing is sent for a run that is only shown");
                }, store, new CallEstimates(terminal.catalog(), terminal::tokenizer, comparison, terminal.now()),
                        new Spending(null), grader, 1),
                MatrixListener.NONE, earlyMargin(body, gate));
        run.recall();
        return run;
    }

    /// The saved run of an id.
    ///
    /// @throws IllegalArgumentException if there is none
    static SavedMatrix saved(Matrices matrices, UUID id) throws WorkspaceException {
        return matrices.get(id).orElseThrow(() -> new IllegalArgumentException(
                "There is no run %s in this workspace; start one with --cases.".formatted(id)));
    }
}
