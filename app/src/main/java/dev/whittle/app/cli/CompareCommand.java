package dev.whittle.app.cli;

import dev.whittle.app.cli.ServerOptions.Asked;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.Figures;
import dev.whittle.app.Version;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Usage;
import dev.whittle.format.DataFormat;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "compare", mixinStandardHelpOptions = true, description = "Sends prompts to models of a server and sets the answers side by side.", footer = {
    "",
    "One column for each prompt on each model. This is the one command that sends anything: to the server "
            + "of --base-url or --connection and nowhere else. The key is read from an environment variable. The "
            + "comparison is saved as an experiment unless --no-save is given. Exits with 1 if a column has no "
            + "whole answer.",
    "",
    "With --cases every prompt is tried on every case and every answer is checked. What was paid for is kept and "
            + "not paid for again. Exits with 1 if the --gate fails or, without one, if an answer is missing or "
            + "fails its checks.",
    "",
    "Examples:",
    "  whittle compare prompt.txt -m gpt-6-luna -m gpt-6-sol --key-env OPENAI_API_KEY",
    "  whittle compare a.txt b.txt -m llama3.2 --base-url http://localhost:11434/v1",
    "  whittle compare prompt.txt -m gpt-6-luna --optimized --connection OpenAI",
    "  whittle compare a.txt -m claude-opus-5-5 --provider anthropic --key-env KEY",
    "  whittle compare a.txt -m gpt-6-luna@OpenAI -m claude-haiku-4-5@Anthropic",
    "  whittle compare a.txt -m any --provider echo",
    "  whittle compare a.txt b.txt -m gpt-6-luna --cases cases.csv --dry-run",
    "  whittle compare a.txt b.txt -m any --cases c.csv --gate 'not-worse 2pp'"
})
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @picocli.CommandLine.Parameters(arity = "0..*", paramLabel = "FILE", description = "Prompts: text, Markdown or template files; - or none reads standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(names = {"-v",
        "--var"}, paramLabel = "NAME=VALUE", description = "The value of a {{variable}}; may be given several times.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = {"-m", "--model",
        "--models"}, split = ",", paramLabel = "MODEL", description = "A model of the catalog or an id the server knows; with @ and the name of a connection behind it where it is not on the one server. May be given several times, or several with commas between.")
    private List<String> models = new ArrayList<>();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private MatrixOptions matrix = new MatrixOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--optimized", description = "Beside each column, one with the prompt cut by all edits up to medium risk.")
    private boolean optimized;

    @Option(names = "--temperature", paramLabel = "N", description = "0 to 2; default: the provider's.")
    private @Nullable Double temperature;

    @Option(names = "--max-output", paramLabel = "N", description = "Most output tokens; default: the provider's.")
    private @Nullable Integer maxOutput;

    @Option(names = "--seed", paramLabel = "N", description = "For repeatable answers, where the provider honours it.")
    private @Nullable Long seed;

    @Option(names = "--top-p", paramLabel = "N", description = "0 to 1; default: the provider's.")
    private @Nullable Double topP;

    @Option(names = "--stop", paramLabel = "TEXT", description = "A text that ends the answer; may be given several times.")
    private List<String> stop = new ArrayList<>();

    @Option(names = "--schema", paramLabel = "FILE", description = "A JSON Schema the answers must match, where the model can.")
    private @Nullable Path schema;

    @Option(names = "--logprobs", description = "Ask for log probabilities, where the provider gives them: mean and perplexity.")
    private boolean logprobs;

    @Option(names = "--record", paramLabel = "FOLDER", description = "Keep every whole reply there for --provider replay.")
    private @Nullable Path recordings;

    @Option(names = "--no-save", description = "Do not save the comparison as an experiment.")
    private boolean unsaved;

    @Option(names = "--json", description = "Print the experiment as JSON, everything by value.")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        matrix.requireSense(spec, !files.isEmpty() || !models.isEmpty() || !values.isEmpty() || server.isGiven());
        if (matrix.given() && recordings != null) {
            throw new ParameterException(spec.commandLine(),
                    "--record is for single comparisons; a run with --cases keeps its replies itself");
        }
        if (matrix.resume != null) {
            return resume();
        }
        if (models.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--model=MODEL'");
        }
        Parameters parameters = new Parameters(temperature, maxOutput, topP, seed, stop,
                schema == null ? null : SchemaFile.read(schema), logprobs);
        List<Asked> asked = server.asked(terminal, models.stream().distinct().toList());
        List<Template> prompts = prompts();
        CompareColumns servers = new CompareColumns(terminal, parameters, optimized);
        List<Column> columns = servers.of(prompts, asked);
        if (matrix.cases != null) {
            return onCases(prompts, columns, servers);
        }
        // Opened before anything is sent: an answer that was paid for is not lost to a broken workspace.
        try (Workspace workspace = unsaved ? null : terminal.workspace()) {
            Experiment experiment = compare(prompts, columns, servers);
            if (json) {
                terminal.print(JsonMapper.shared().readTree(experiment.toJson()));
            } else {
                print(experiment.runs());
            }
            terminal.out().flush();
            if (workspace != null) {
                workspace.experiments().save(experiment);
                terminal.say("saved as experiment %s.".formatted(experiment.id()));
            }
            return experiment.runs().stream().allMatch(run -> run.outcome() instanceof Outcome.Finished)
                    ? Cli.GOOD
                    : Cli.GATE_FAILED;
        }
    }

    private int onCases(List<Template> prompts, List<Column> columns, CompareColumns servers) throws Exception {
        List<DataFormat> notations = terminal.plugins().notations();
        CaseSet cases = CaseFile.read(Objects.requireNonNull(matrix.cases), terminal.plugins());
        columns.forEach(column -> cases.requireFor(column.promptName(), column.prompt()));
        List<String> unused = cases.unused(columns.stream().map(Column::prompt).toList());
        if (!unused.isEmpty()) {
            terminal.say("no prompt and no check uses %s of %s.".formatted(String.join(", ", unused), cases.name()));
        }
        MatrixInputs inputs = new MatrixInputs(
                columns.stream().map(column -> new MatrixColumn(column, servers.server(column).provider())).toList(),
                cases,
                matrix.checks == null ? null : CheckFile.read(matrix.checks, notations), matrix.repeats);
        String name = String.join(" / ", prompts.stream().map(Template::name).toList()) + " on " + cases.name();
        if (unsaved && matrix.dayBudget != null) {
            throw new ParameterException(spec.commandLine(),
                    "--day-budget needs what the workspace knows of today; leave --no-save out");
        }
        CaseRun run = new CaseRun(terminal, matrix, server, matrix.body(name, inputs,
                columns.stream().map(servers::server).distinct().toList(), judge()), json);
        try (Workspace workspace = unsaved ? null : terminal.workspace()) {
            return matrix.dryRun ? run.forecast(workspace) : run.run(workspace, null);
        }
    }

    private MatrixBody.@Nullable Judge judge() throws Exception {
        if (matrix.judge == null) {
            return null;
        }
        Asked judge = server.asked(terminal, List.of(matrix.judge)).getFirst();
        return new MatrixBody.Judge(judge.model(), judge.server());
    }

    private int resume() throws Exception {
        try (Workspace workspace = terminal.workspace()) {
            SavedMatrix saved = CaseRun.saved(workspace.matrices(), Objects.requireNonNull(matrix.resume));
            CaseRun run = new CaseRun(terminal, matrix, server, MatrixBody.of(saved), json);
            return matrix.dryRun ? run.forecast(workspace) : run.run(workspace, saved);
        }
    }

    private List<Template> prompts() throws Exception {
        boolean anyTemplate = files.stream().anyMatch(file -> !TextInput.isStandardInput(file));
        List<TemplateFormat> formats = anyTemplate ? terminal.plugins().formats() : List.of();
        if (files.isEmpty()) {
            return List.of(PromptInput.read(terminal, formats, null, values));
        }
        List<Template> prompts = new ArrayList<>();
        for (Path file : files.stream().distinct().toList()) {
            Template read = PromptInput.read(terminal, formats, file, values);
            boolean taken = prompts.stream().anyMatch(other -> other.name().equals(read.name()));
            prompts.add(taken
                    ? new Template(file.toString(), "", read.prompt(), null, null, read.parameters())
                    : read);
        }
        return prompts;
    }

    private Experiment compare(List<Template> prompts, List<Column> columns, CompareColumns servers)
            throws Exception {
        try (Clients clients = new Clients(terminal, server)) {
            Map<Column, LanguageModel> models = new HashMap<>();
            for (Column column : columns) {
                LanguageModel client = clients.at(servers.server(column));
                models.put(column, recordings == null ? client : RecordedModel.of(client, recordings, terminal));
            }
            terminal.say("asking %s for %s; Ctrl+C stops.".formatted(
                    String.join(", ", columns.stream().map(column -> column.target().host()).distinct().toList()),
                    Figures.counted(columns.size(), "answer")));
            String name = String.join(" / ", prompts.stream().map(Template::name).toList());
            return Experiment.of(name, terminal.now(), Version.current(), null,
                    run(terminal, columns, column -> Objects.requireNonNull(models.get(column))));
        }
    }

    /// Runs every column at once and tells of each as it ends.
    static List<Run> run(Terminal terminal, List<Column> columns, Function<Column, LanguageModel> servers)
            throws Exception {
        Comparison comparison = new Comparison(terminal.catalog());
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Run>> running = columns.stream().map(column -> threads.submit(() -> {
                Run run = comparison.run(column, servers.apply(column), _ -> {});
                terminal.say("%s %s (%d of %d): %s".formatted(column.label(), column.target().displayName(),
                        done.incrementAndGet(), columns.size(), account(run.outcome())));
                return run;
            })).toList();
            List<Run> runs = new ArrayList<>();
            for (Future<Run> future : running) {
                runs.add(future.get());
            }
            return runs;
        }
    }

    private void print(List<Run> runs) {
        for (Run run : runs) {
            Column column = run.column();
            terminal.out().println("%s: %s, %s".formatted(column.label(), column.promptName(),
                    column.target().displayName()));
            run.notes().forEach(note -> terminal.out().println("  note: " + note));
            terminal.out().println("  " + account(run.outcome()));
            terminal.out().println(Table.harmless(run.outcome().text()));
            terminal.out().println();
        }
    }

    private static String origin(Reply reply) {
        return switch (reply.origin()) {
            case PROVIDER -> "";
            case REPLAY -> "REPLAYED, no model was asked: ";
            case ECHO -> "ECHO, no model was asked: ";
        };
    }

    /// One line on how a column ended.
    static String account(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished(var reply, var cost) -> {
                Usage usage = reply.usage();
                yield "%sfirst token %s, total %s, %s, %s".formatted(origin(reply),
                        Figures.duration(reply.timeToFirstToken()),
                        Figures.duration(reply.total()),
                        usage == null
                                ? "no usage reported"
                                : "%s in, %s out".formatted(Figures.number(usage.totalInput()),
                                        Figures.number(usage.output())),
                        Figures.usd(cost));
            }
            case Outcome.Failed failed ->
                "failed after %s: %s".formatted(Figures.duration(failed.elapsed()), failed.message());
            case Outcome.Stopped stopped -> "stopped after %s".formatted(Figures.duration(stopped.elapsed()));
        };
    }
}
