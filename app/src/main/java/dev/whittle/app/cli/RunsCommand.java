package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.Filter;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists, shows, compares, rates and deletes kept runs on cases (compare --cases). Nothing is sent.", synopsisSubcommandLabel = "(list | show | diff | rate | delete)", subcommands = RunsDiffCommand.class, footer = {
    "",
    "Examples:",
    "  whittle runs list",
    "  whittle runs show 9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff --filter failures",
    "  whittle runs show 9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff --gate 'not-worse 2pp'",
    "  whittle runs rate 9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff --case 3 --column B",
    "  whittle runs delete 9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff"
})
final class RunsCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show, diff, rate or delete.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the kept runs, newest first.")
    int list(@Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            List<MatrixSummary> runs = workspace.matrices().list();
            if (json) {
                ArrayNode array = JsonMapper.shared().createArrayNode();
                runs.forEach(one -> array.addObject().put("id", one.id().toString()).put("name", one.name())
                        .put("created_at", one.createdAt().toString()).put("columns", one.columns())
                        .put("cases", one.cases()).put("repeats", one.repeats()).put("cells", one.cells())
                        .put("replies", one.replies()).put("rated", one.rated())
                        .put("usd", one.usd().toPlainString()).put("unpriced", one.unpriced()));
                terminal.print(JsonMapper.shared().createObjectNode().set("runs", array));
                return Cli.GOOD;
            }
            Table table = new Table("id", "started", "name", ">columns", ">cases", ">replies", ">rated", ">paid");
            runs.forEach(one -> table.row(one.id().toString(), one.createdAt().toString(), one.name(),
                    Figures.number(one.columns()), Figures.number(one.cases()), Figures.number(one.replies()),
                    Figures.number(one.rated()),
                    one.unpriced() > 0 && one.usd().signum() == 0 ? "unpriced" : Figures.usd(one.usd())));
            table.print(terminal.out());
            if (runs.isEmpty()) {
                terminal.say("there are no kept runs yet; whittle compare --cases keeps one.");
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what a run came to, from what is kept of it.")
    int show(
            @Parameters(paramLabel = "ID", converter = RunId.class, description = "Its id.") UUID id,
            @Option(names = "--filter", paramLabel = "NAME", description = "Which cells to list: all, failures, passes, errors or different.") @Nullable String filter,
            @Option(names = "--gate", paramLabel = "TEXT", converter = Gate.Converter.class, description = "\"not-worse 2pp\": say whether every column is at most so much worse than the first.") @Nullable Gate gate,
            @Option(names = "--json", description = "Print JSON, in the shape of compare --cases.") boolean json)
            throws WorkspaceException, IOException, StoreException {
        Filter listed = filter == null ? Filter.ALL : filter(filter);
        try (Workspace workspace = terminal.workspace()) {
            SavedMatrix saved = CaseRun.saved(workspace.matrices(), id);
            MatrixResults results = new MatrixResults(CaseRun.recall(terminal, workspace, saved, gate), gate,
                    workspace.matrices().ratings(id));
            if (json) {
                terminal.print(results.json(id, listed));
            } else {
                terminal.out().println("%s, %s".formatted(Table.harmless(saved.name()), saved.createdAt()));
                results.print(terminal.out());
                if (filter != null) {
                    results.printCells(terminal.out(), listed);
                }
            }
            return gate == null || results.good() ? Cli.GOOD : Cli.GATE_FAILED;
        }
    }

    @Command(name = "rate", mixinStandardHelpOptions = true, description = "Keeps what you say of an answer; runs show says how far the judge agrees.")
    int rate(
            @Parameters(paramLabel = "ID", converter = RunId.class, description = "Id of the run.") UUID id,
            @Option(names = "--case", required = true, paramLabel = "N", description = "Number of the case, from 1.") int number,
            @Option(names = "--column", required = true, paramLabel = "LABEL", description = "The column, such as B.") String column,
            @Option(names = "--repeat", defaultValue = "1", paramLabel = "N", description = "Which of its repeats (${DEFAULT-VALUE}).") int repeat,
            @Option(names = "--grade", paramLabel = "1-5", description = "A grade; 4 and 5 pass.") @Nullable Integer grade,
            @Option(names = "--pass", negatable = true, fallbackValue = "true", description = "It passes, or with --no-pass it fails.") @Nullable Boolean passed,
            @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "Why.") String note)
            throws WorkspaceException, IOException, StoreException {
        if (grade != null && passed != null) {
            throw new ParameterException(spec.commandLine(), "--grade says whether it passes; leave --pass out");
        }
        Rating rating = new Rating(grade, passed, note);
        try (Workspace workspace = terminal.workspace()) {
            MatrixRun run = CaseRun.recall(terminal, workspace, CaseRun.saved(workspace.matrices(), id), null);
            workspace.matrices().rate(id, cell(run, number, column, repeat), rating);
            terminal.say(rating.isEmpty() ? "the rating is taken back." : "kept.");
        }
        return Cli.GOOD;
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes a run with its ratings for good; its replies serve other runs until they are 14 days old.")
    int delete(@Parameters(paramLabel = "ID", converter = RunId.class, description = "Its id.") UUID id)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            String name = CaseRun.saved(workspace.matrices(), id).name();
            workspace.matrices().delete(id);
            terminal.say("deleted \"%s\".".formatted(Table.harmless(name)));
        }
        return Cli.GOOD;
    }

    private static int cell(MatrixRun run, int number, String column, int repeat) {
        for (int cell = 0; cell < run.plan().size(); cell++) {
            if (run.plan().cases().get(run.plan().caseOf(cell)).number() == number
                    && run.plan().columns().get(run.plan().columnOf(cell)).column().label().equalsIgnoreCase(column)
                    && run.plan().repeatOf(cell) == repeat - 1) {
                return cell;
            }
        }
        throw new IllegalArgumentException("The run has no case %d in column %s with a repeat %d.".formatted(number,
                column, repeat));
    }

    private Filter filter(String name) {
        return Arrays.stream(Filter.values()).filter(one -> one.id().equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no filter \"%s\"; there are %s"
                        .formatted(name, Arrays.stream(Filter.values()).map(Filter::id)
                                .collect(Collectors.joining(", ")))));
    }
}
