package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.RunDeltaText;
import dev.whittle.app.matrix.RunJson;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Pair;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Side;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "Compares two kept runs: what changed in inputs, in passed answers, in cost. Nothing is sent.", footer = {
    "",
    "Columns are matched by model, then prompt, then label; cases by their values. The rates of passed answers are compared on "
            + "the cases both have a verdict on, with 95 % certainty and p corrected for all columns.",
    "",
    "Examples:",
    "  whittle runs diff BEFORE AFTER",
    "  whittle runs diff BEFORE AFTER --json"
})
final class RunsDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", converter = RunId.class, description = "The id of the one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private UUID before;

    @Parameters(index = "1", paramLabel = "AFTER", converter = RunId.class, description = "The id of the other.")
    @SuppressWarnings("NullAway.Init")
    private UUID after;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RunsDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SavedMatrix old;
        SavedMatrix now;
        MatrixDelta delta;
        try (Workspace workspace = terminal.workspace()) {
            old = CaseRun.saved(workspace.matrices(), before);
            now = CaseRun.saved(workspace.matrices(), after);
            delta = MatrixDelta.between(ran(workspace, old), ran(workspace, now));
        }
        if (json) {
            terminal.print(json(delta));
        } else {
            print(old, now, delta);
        }
        return Cli.GOOD;
    }

    private MatrixDelta.Ran ran(Workspace workspace, SavedMatrix saved) throws StoreException {
        MatrixRun run = CaseRun.recall(terminal, workspace, saved, null);
        return new MatrixDelta.Ran(MatrixBody.of(saved).inputs(), run.plan(), run.board());
    }

    private void print(SavedMatrix old, SavedMatrix now, MatrixDelta delta) {
        terminal.out().println("before: %s, %s".formatted(Table.harmless(old.name()), old.createdAt()));
        terminal.out().println("after:  %s, %s".formatted(Table.harmless(now.name()), now.createdAt()));
        terminal.out().println("%s in both.".formatted(Figures.counted(delta.sharedCases(), "case")));
        terminal.out().println();
        Table table = new Table("column", "what", "before", "after");
        changes(table, "all", delta.inputs());
        for (Pair pair : delta.pairs()) {
            Side shown = pair.after().or(pair::before).orElseThrow();
            String name = shown.column().label() + " " + shown.column().target().displayName();
            if (pair.before().isEmpty() || pair.after().isEmpty()) {
                table.row(name, pair.before().isEmpty() ? "only after" : "only before", "", "");
            }
            changes(table, name, inputs(pair));
            RunDeltaText.outcome(pair).forEach(line -> table.row(name, line.what(), line.before(), line.after()));
        }
        table.print(terminal.out());
    }

    // A prompt that changed keeps its name more often than not, so its text says what changed.
    private static List<Change> inputs(Pair pair) {
        List<Change> changes = new ArrayList<>(pair.inputs());
        if (pair.before().isPresent() && pair.after().isPresent()) {
            String old = text(pair.before().get());
            String now = text(pair.after().get());
            if (!old.equals(now)) {
                changes.add(new Change(Kind.INPUT, "text of the prompt", old, now));
            }
        }
        return changes;
    }

    private static String text(Side side) {
        return side.column().prompt().messages().stream().map(Message::text).collect(Collectors.joining("\n\n"));
    }

    private static void changes(Table table, String column, List<Change> changes) {
        changes.forEach(change -> table.row(column, change.what(), Table.brief(change.before()),
                Table.brief(change.after())));
    }

    private ObjectNode json(MatrixDelta delta) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("before", before.toString()).put("after",
                after.toString()).put("shared_cases", delta.sharedCases());
        changes(node.putArray("changes"), delta.inputs());
        ArrayNode columns = node.putArray("columns");
        for (Pair pair : delta.pairs()) {
            ObjectNode column = columns.addObject();
            column.set("before", side(pair.before()));
            column.set("after", side(pair.after()));
            changes(column.putArray("changes"), inputs(pair));
            column.set("passed", pair.passed().map(RunJson::against).orElse(null));
        }
        return node;
    }

    private static @Nullable ObjectNode side(Optional<Side> side) {
        return side.map(one -> RunJson.column(one.result(), one.standing())).orElse(null);
    }

    private static void changes(ArrayNode array, List<Change> changes) {
        changes.forEach(change -> array.addObject().put("what", change.what()).put("before", change.before())
                .put("after", change.after()));
    }
}
