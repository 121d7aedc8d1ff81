package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.Version;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Usage;
import dev.whittle.format.Template;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "compare", mixinStandardHelpOptions = true, description = "Sends a prompt to several models of a server and sets the answers side by side.", footer = {
    "", "This is the one command that sends anything: to the server of --base-url and nowhere else.",
    "The key is read from the environment variable named by --key-env. The comparison is saved as an",
    "experiment unless --no-save is given. Exits with 1 if a column has no whole answer.", "",
    "Examples:",
    "  whittle compare prompt.txt -m gpt-6-luna -m gpt-6-sol --key-env OPENAI_API_KEY",
    "  whittle compare prompt.txt -m llama3.2 -m qwen3 --base-url http://localhost:11434/v1 --json"
})
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = {"-m",
        "--model"}, required = true, paramLabel = "MODEL", description = "A model of the catalog or an id the server knows; one column each.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--base-url", paramLabel = "URL", defaultValue = "https://api.openai.com/v1", description = "Any OpenAI-compatible server (${DEFAULT-VALUE}).")
    private URI baseUrl = URI.create("https://api.openai.com/v1");

    @Option(names = "--key-env", paramLabel = "NAME", description = "The environment variable that holds the API key.")
    private @Nullable String keyVariable;

    @Option(names = "--temperature", paramLabel = "N", description = "0 to 2; default: the provider's.")
    private @Nullable Double temperature;

    @Option(names = "--max-output", paramLabel = "N", description = "Most output tokens; default: the provider's.")
    private @Nullable Integer maxOutput;

    @Option(names = "--seed", paramLabel = "N", description = "For repeatable answers, where the provider honours it.")
    private @Nullable Long seed;

    @Option(names = "--no-save", description = "Do not save the comparison as an experiment.")
    private boolean unsaved;

    @Option(names = "--json", description = "Print the experiment as JSON, everything by value.")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Template template = input.read(terminal.in(), terminal.plugins().formats());
        ModelProvider provider = terminal.plugins().providers().stream().findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No provider plugin is installed."));
        Parameters parameters = new Parameters(temperature, maxOutput, null, seed, List.of());
        List<Column> columns = new ArrayList<>();
        for (String name : models) {
            String label = columns.size() < 26
                    ? Character.toString('A' + columns.size())
                    : Integer.toString(columns.size() + 1);
            columns.add(new Column(label, template.name(), template.prompt(), target(name), parameters));
        }
        List<Run> runs;
        try (LanguageModel server = provider.connect(new Connection(baseUrl, key(), Connection.Timeouts.DEFAULT))) {
            runs = run(columns, server);
        }
        Experiment experiment = Experiment.of(template.name(), Instant.now(), Version.current(), null, runs);
        if (json) {
            terminal.print(JsonMapper.shared().readTree(experiment.toJson()));
        } else {
            print(runs);
        }
        if (!unsaved) {
            Files.createDirectories(terminal.home().folder());
            try (Workspace workspace = Workspace.open(terminal.home().workspaceFile())) {
                workspace.experiments().save(experiment);
            }
            terminal.err().println("whittle: saved as experiment %s.".formatted(experiment.id()));
        }
        return runs.stream().allMatch(run -> run.outcome() instanceof Outcome.Finished) ? Cli.GOOD : Cli.GATE_FAILED;
    }

    private @Nullable String key() {
        if (keyVariable == null) {
            return null;
        }
        String key = System.getenv(keyVariable);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "The environment variable %s is not set; export your key in it.".formatted(keyVariable));
        }
        return key;
    }

    private Target target(String name) {
        Optional<Model> known = terminal.catalog().find(name);
        return known.isPresent() && servesCatalogPrices(known.get())
                ? Target.known(known.get(), "command line", baseUrl)
                : Target.served(known.map(Model::modelId).orElse(name), "command line", baseUrl);
    }

    // A catalog price holds only where the model's own provider answers.
    private boolean servesCatalogPrices(Model model) {
        String host = String.valueOf(baseUrl.getHost());
        return host.contains(model.provider()) || (host.endsWith("x.ai") && model.provider().equals("xai"));
    }

    private List<Run> run(List<Column> columns, LanguageModel server) throws Exception {
        Comparison comparison = new Comparison(terminal.catalog());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Run>> running = columns.stream()
                    .map(column -> threads.submit(() -> comparison.run(column, server, _ -> {}))).toList();
            List<Run> runs = new ArrayList<>();
            for (Future<Run> future : running) {
                runs.add(future.get());
            }
            return runs;
        }
    }

    private void print(List<Run> runs) {
        for (Run run : runs) {
            terminal.out().println("%s: %s".formatted(run.column().label(), run.column().target().displayName()));
            run.notes().forEach(note -> terminal.out().println("  note: " + note));
            terminal.out().println("  " + account(run.outcome()));
            terminal.out().println(run.outcome().text());
            terminal.out().println();
        }
    }

    /// One line on how a column ended.
    static String account(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished(var reply, var cost) -> {
                Usage usage = reply.usage();
                yield "first token %s, total %s, %s, %s".formatted(Figures.duration(reply.timeToFirstToken()),
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
