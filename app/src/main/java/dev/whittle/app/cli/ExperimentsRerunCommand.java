package dev.whittle.app.cli;

import dev.whittle.app.Version;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "rerun", mixinStandardHelpOptions = true, description = "Sends the prompts of an experiment once more, as they were, and saves what comes as a new experiment.", footer = {
    "",
    "Sends to the server of --connection, --provider or --base-url; without one, to the saved connection the "
            + "experiment was made with. Exits with 1 if a column has no whole answer.",
    "",
    "Examples:",
    "  whittle experiments rerun ID",
    "  whittle experiments rerun ID --provider openai-responses --key-env KEY"
})
final class ExperimentsRerunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @picocli.CommandLine.Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Print the new experiment as JSON, everything by value.")
    private boolean json;

    ExperimentsRerunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = terminal.workspace()) {
            Experiment old = ExperimentsCommand.experiment(workspace, id);
            SavedConnection chosen = server.isGiven()
                    ? server.chosen(terminal)
                    : connection(old, workspace);
            List<Column> again = old.runs().stream()
                    .map(run -> CompareColumns.again(terminal, chosen, run.column())).toList();
            List<Run> runs;
            try (LanguageModel client = server.connect(terminal, chosen)) {
                terminal.say("asking %s for %d answer%s; Ctrl+C stops.".formatted(again.getFirst().target().host(),
                        again.size(), again.size() == 1 ? "" : "s"));
                runs = CompareCommand.run(terminal, again, _ -> client);
            }
            Experiment made = Experiment.of(old.name(), terminal.now(), Version.current(), old.question(), runs);
            workspace.experiments().save(made);
            if (json) {
                terminal.print(JsonMapper.shared().readTree(made.toJson()));
            } else {
                runs.forEach(run -> terminal.out().println("%s: %s".formatted(run.column().label(),
                        CompareCommand.account(run.outcome()))));
            }
            terminal.say("saved as experiment %s; \"whittle experiments diff %s %s\" compares the two."
                    .formatted(made.id(), old.id(), made.id()));
            return runs.stream().allMatch(run -> run.outcome() instanceof Outcome.Finished)
                    ? Cli.GOOD
                    : Cli.GATE_FAILED;
        }
    }

    private static SavedConnection connection(Experiment old, Workspace workspace) throws Exception {
        Set<String> names = old.runs().stream().map(run -> run.column().target().connection())
                .collect(Collectors.toSet());
        Optional<SavedConnection> saved = names.size() == 1
                ? workspace.settings().get(Settings.CONNECTIONS)
                        .named(names.iterator().next())
                : Optional.empty();
        return saved.orElseThrow(() -> new IllegalArgumentException(
                "The experiment was made with %s, which is no connection in Settings; say which server to ask, such as --provider openai-responses --key-env OPENAI_API_KEY."
                        .formatted(String.join(", ", names))));
    }
}
