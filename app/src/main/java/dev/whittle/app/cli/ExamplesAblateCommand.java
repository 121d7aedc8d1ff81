package dev.whittle.app.cli;

import dev.whittle.app.examples.AblationSheet;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.AblationResult;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Verdict;
import dev.whittle.optimizer.fewshot.ablation.Settings;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "ablate", mixinStandardHelpOptions = true, description = "Finds out what each example is worth: asks a model with all examples, without each, with few and none of them.", footer = {
    "",
    "Sends the prompt over the network, as often as the forecast says; --dry-run says it and sends nothing. Without "
            + "--cases the examples themselves are asked, each with prompts that do not show it. What was paid for is "
            + "kept: the same command again asks only what is missing. Exit code 1: an answer is missing, or with "
            + "--gate no shorter prompt was shown to be good enough.",
    "",
    "Examples:",
    "  whittle examples ablate prompt.txt -m gpt-6-luna -c OpenAI --dry-run",
    "  whittle examples ablate p.txt -m gpt-6-luna --cases c.csv --budget 2 -c OpenAI",
    "  whittle examples ablate prompt.txt -m any --provider echo --only 3,5 --sizes 2",
    "  whittle examples ablate p.txt -m m -c Local --gate 'not-worse 5pp' --json"
})
final class ExamplesAblateCommand implements Callable<Integer> {
    private static final Gate USUAL = new Gate(0.02);

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private MatrixOptions matrix = new MatrixOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = {"-m",
        "--model"}, required = true, paramLabel = "MODEL", description = "The model that is asked: one of the catalog or an id the server knows.")
    private String model = "";

    @Option(names = "--for", paramLabel = "MODEL", description = "The model the prompt is for, whose tokens and prices count; default: the one that is asked, if it is in the catalog.")
    private @Nullable String reader;

    @Option(names = "--only", split = ",", paramLabel = "N", description = "Leave out only these examples, one at a time (3,5).")
    private List<Integer> only = new ArrayList<>();

    @Option(names = "--sizes", split = ",", paramLabel = "K", description = "How many examples the smaller sets have (default: 1, 2, 4, 8 and so on).")
    private List<Integer> sizes = new ArrayList<>();

    @Option(names = "--lexical", description = "Tell examples apart by their words alone, not by meaning.")
    private boolean lexical;

    @Option(names = "--temperature", paramLabel = "N", description = "0 to 2; default: the provider's.")
    private @Nullable Double temperature;

    @Option(names = "--max-output", paramLabel = "N", description = "Most output tokens; default: the provider's.")
    private @Nullable Integer maxOutput;

    @Option(names = "--no-save", description = "Keep nothing of the run.")
    private boolean unsaved;

    @Option(names = "--json", description = "Print JSON: every prompt with its score, every example with its worth, the verdict.")
    private boolean json;

    ExamplesAblateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        matrix.requireLimits(spec);
        if (matrix.judge != null && matrix.checks == null && matrix.cases == null) {
            throw new ParameterException(spec.commandLine(), "--judge judges --checks or --cases; give one of them");
        }
        Template template = input.read(terminal, terminal.plugins().formats());
        SavedConnection connection = server.chosen(terminal);
        Model chosen = terminal.reader(reader, model);
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        Ablation ablation = ablation(template, tokenizer);
        ablation.notes().forEach(terminal::say);
        MatrixInputs inputs = ablation.inputs(ServedModel.target(terminal.catalog(), connection, model),
                connection.provider(), new Parameters(temperature, maxOutput, null, null, List.of()),
                matrix.checks == null ? null : CheckFile.read(matrix.checks, terminal.plugins().notations()),
                matrix.repeats);
        CaseRun run = new CaseRun(terminal, matrix, server,
                matrix.body("Examples of " + template.name(), inputs, List.of(connection), matrix.judge == null
                        ? null
                        : new MatrixBody.Judge(matrix.judge, connection)),
                json);
        try (Workspace workspace = unsaved ? null : terminal.workspace()) {
            SavedMatrix saved = saved(workspace, inputs);
            return matrix.dryRun
                    ? run.forecast(workspace)
                    : run.run(workspace, saved, (ended, id) -> print(ablation, ended, id, chosen, tokenizer));
        }
    }

    private Ablation ablation(Template template, Tokenizer tokenizer) throws Exception {
        Prompt prompt = template.prompt();
        ExampleSet set = ExampleFinder.find(prompt);
        ExampleProposal zero = ExampleProposal.of(prompt, Conversion.zeroShot(prompt, set, Findings.of(set)),
                tokenizer, Protection.NONE);
        if (!zero.possible() && !set.isEmpty()) {
            terminal.say("there is no instruction to try in place of the examples. " + zero.obstacle());
        }
        Settings settings = new Settings(only, sizes,
                lexical || set.isEmpty() || terminal.plugins().embedders().isEmpty()
                        ? Distances.byWords()
                        : Distances.byMeaning(set, terminal.plugins().embedders().getFirst()),
                zero.possible() ? zero.result() : null);
        return matrix.cases == null
                ? Ablation.onExamples(prompt, set, settings)
                : Ablation.onCases(template.name(), prompt, set,
                        CaseFile.read(Objects.requireNonNull(matrix.cases), terminal.plugins()), settings);
    }

    // The prompt is read anew, so that what was tried is known; it has to be what the run was started with.
    private @Nullable SavedMatrix saved(@Nullable Workspace workspace, MatrixInputs inputs) throws Exception {
        if (matrix.resume == null) {
            return null;
        }
        if (workspace == null) {
            throw new ParameterException(spec.commandLine(), "--resume needs what was kept; leave out --no-save");
        }
        SavedMatrix saved = CaseRun.saved(workspace.matrices(), Objects.requireNonNull(matrix.resume));
        if (!MatrixBody.of(saved).inputs().columns().equals(inputs.columns())) {
            throw new IllegalArgumentException(
                    "The prompt, its examples or the model are not those of run %s; give the same, or start anew."
                            .formatted(saved.id()));
        }
        return saved;
    }

    private int print(Ablation ablation, MatrixRun run, @Nullable UUID id, Model chosen, Tokenizer tokenizer) {
        AblationResult result = AblationResult.of(ablation, run,
                AblationSheet.tokens(ablation.variants(), tokenizer),
                matrix.gate == null ? USUAL.margin() : Objects.requireNonNull(matrix.gate).margin());
        AblationSheet sheet = AblationSheet.of(result, tokens -> Forecast
                .of(terminal.catalog(), chosen, tokens, workload.workload(), terminal.now()).inputMonth());
        AblationReport report = new AblationReport(ablation, sheet, run);
        if (json) {
            terminal.print(report.json(id, chosen));
        } else {
            report.print(terminal.out());
        }
        boolean good = matrix.gate == null ? report.complete() : result.verdict() instanceof Verdict.Take;
        return good ? Cli.GOOD : Cli.GATE_FAILED;
    }
}
