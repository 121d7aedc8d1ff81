package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.compare.VoteText;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "experiments", mixinStandardHelpOptions = true, description = "Lists, shows, annotates, repeats, compares, re-prices, exports, deletes and restores saved comparisons.", synopsisSubcommandLabel = "(list | show | note | delete | restore | rerun | diff | reprice | trend | export)", subcommands = {
    ExperimentsRerunCommand.class, ExperimentsDiffCommand.class, ExperimentsRepriceCommand.class,
    ExperimentsTrendCommand.class, ExperimentsExportCommand.class, ExperimentsNoteCommand.class}, footer = {
        "",
        "Examples:",
        "  whittle experiments list",
        "  whittle experiments list refund --json",
        "  whittle experiments show 6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
        "  whittle experiments note ID 'the shorter prompt won'",
        "  whittle experiments delete ID && whittle experiments restore ID",
        "  whittle experiments rerun ID --connection OpenAI",
        "  whittle experiments diff ID ID",
        "  whittle experiments reprice ID --on 2027-01-15",
        "  whittle experiments trend Triage",
        "  whittle experiments export ID -o report.html"
    })
final class ExperimentsCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExperimentsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do: list, show, note, delete, restore, rerun, diff, reprice, trend or export.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the experiments, newest first.")
    int list(
            @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words that occur in name, prompts or answers, or in the note.") @Nullable List<String> words,
            @Option(names = "--limit", defaultValue = "50", converter = WholeNumber.class, paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).") long limit,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            List<ExperimentSummary> found = workspace.experiments().list(words == null ? "" : String.join(" ", words),
                    Math.toIntExact(Math.min(limit, Integer.MAX_VALUE)));
            if (json) {
                ArrayNode array = JsonMapper.shared().createArrayNode();
                for (ExperimentSummary one : found) {
                    array.addObject().put("id", one.id().toString()).put("name", one.name())
                            .put("created_at", one.createdAt().toString())
                            .put("models", String.join(", ", one.models()))
                            .put("columns", one.models().size()).put("finished", one.finished())
                            .put("usd", plain(one.usd())).put("note", one.note());
                }
                terminal.print(JsonMapper.shared().createObjectNode().set("experiments", array));
            } else {
                Table table = new Table("id", "created", "name", "models", "finished", ">cost", "note");
                found.forEach(one -> table.row(one.id().toString(), one.createdAt().toString(), one.name(),
                        String.join(", ", one.models()), one.finished() + " of " + one.models().size(),
                        one.usd() == null ? "unpriced" : Figures.usd(one.usd()), Table.brief(one.note())));
                table.print(terminal.out());
                if (found.isEmpty()) {
                    terminal.say(words == null
                            ? "there are no experiments yet; whittle compare saves one."
                            : "no experiment has all these words.");
                }
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows an experiment with every input and answer.")
    int show(
            @Parameters(paramLabel = "ID", description = "Its id.") String name,
            @Option(names = "--json", description = "Print JSON, everything by value.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            Experiment experiment = experiment(workspace, name);
            Opinion opinion = workspace.opinions().of(experiment.id());
            if (json) {
                ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(experiment.toJson());
                OpinionJson.add(tree, experiment, opinion);
                terminal.print(tree);
                return Cli.GOOD;
            }
            terminal.out().println("%s, %s".formatted(experiment.name(), experiment.createdAt()));
            if (!opinion.votes().isEmpty()) {
                terminal.out().println(VoteText.of(experiment, opinion));
            }
            for (int i = 0; i < experiment.runs().size(); i++) {
                Run run = experiment.runs().get(i);
                terminal.out().println();
                terminal.out()
                        .println("%s: %s on %s".formatted(run.column().label(), run.column().target().displayName(),
                                run.column().target().host()));
                terminal.out().println(CompareCommand.account(run.outcome()));
                terminal.out().println(run.outcome() instanceof Outcome.Finished
                        ? Table.harmless(run.outcome().text())
                        : "(incomplete) " + Table.harmless(run.outcome().text()));
                if (!opinion.rating(i).equals(AnswerRating.NONE)) {
                    terminal.out().println(Table.harmless(OpinionJson.words(opinion.rating(i))));
                }
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes an experiment; it can be restored for 30 days.")
    int delete(@Parameters(paramLabel = "ID", description = "Its id.") String name)
            throws WorkspaceException, IOException {
        UUID id = id(name);
        try (Workspace workspace = terminal.workspace()) {
            if (!workspace.experiments().delete(id)) {
                throw missing(id);
            }
            terminal.say("deleted; \"whittle experiments restore %s\" brings it back.".formatted(id));
        }
        return Cli.GOOD;
    }

    @Command(name = "restore", mixinStandardHelpOptions = true, description = "Brings a deleted experiment back.")
    int restore(@Parameters(paramLabel = "ID", description = "Its id.") String name)
            throws WorkspaceException, IOException {
        UUID id = id(name);
        try (Workspace workspace = terminal.workspace()) {
            if (!workspace.experiments().restore(id)) {
                throw missing(id);
            }
            terminal.say("restored.");
        }
        return Cli.GOOD;
    }

    /// The id a person gave.
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no id of an experiment; see them with: whittle experiments list".formatted(text), e);
        }
    }

    /// The experiment with an id.
    static Experiment experiment(Workspace workspace, String name) throws WorkspaceException {
        UUID id = id(name);
        return workspace.experiments().get(id).orElseThrow(() -> missing(id));
    }

    /// What to say where there is none.
    static IllegalArgumentException missing(UUID id) {
        return new IllegalArgumentException(
                "There is no experiment %s; see them with: whittle experiments list".formatted(id));
    }

    private static @Nullable String plain(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.toPlainString();
    }
}
