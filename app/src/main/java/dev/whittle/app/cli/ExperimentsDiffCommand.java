package dev.whittle.app.cli;

import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Pair;
import dev.whittle.optimizer.experiment.Run;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "Compares two experiments: what changed in inputs, in outcomes, in cost.", footer = {
    "",
    "Columns are matched by model, then prompt, then label.",
    "",
    "Examples:",
    "  whittle experiments diff BEFORE AFTER",
    "  whittle experiments diff BEFORE AFTER --json"
})
final class ExperimentsDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The id of the one.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "The id of the other.")
    private String after = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExperimentsDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Experiment old;
        Experiment now;
        try (Workspace workspace = terminal.workspace()) {
            old = ExperimentsCommand.experiment(workspace, before);
            now = ExperimentsCommand.experiment(workspace, after);
        }
        ExperimentDelta delta = ExperimentDelta.between(old, now);
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("before", old.id().toString()).put("after",
                    now.id().toString());
            ArrayNode pairs = node.putArray("columns");
            delta.pairs().forEach(pair -> add(pairs.addObject(), pair));
            terminal.print(node);
            return Cli.GOOD;
        }
        Table table = new Table("column", "kind", "what", "before", "after");
        for (Pair pair : delta.pairs()) {
            String name = name(pair.after().or(pair::before));
            if (pair.before().isEmpty() || pair.after().isEmpty()) {
                table.row(name, "", pair.before().isEmpty() ? "only after" : "only before", "", "");
            } else if (pair.changes().isEmpty()) {
                table.row(name, "", "nothing changed", "", "");
            }
            for (Change change : pair.changes()) {
                table.row(name, change.kind().name().toLowerCase(Locale.ROOT), change.what(),
                        Table.brief(change.before()),
                        Table.brief(change.after()));
            }
        }
        table.print(terminal.out());
        return Cli.GOOD;
    }

    private static void add(ObjectNode node, Pair pair) {
        node.put("before", label(pair.before())).put("after", label(pair.after()))
                .put("model", pair.after().or(pair::before).map(run -> run.column().target().model()).orElse(null));
        ArrayNode changes = node.putArray("changes");
        pair.changes().forEach(change -> changes.addObject().put("kind", change.kind().name().toLowerCase(Locale.ROOT))
                .put("what", change.what()).put("before", change.before()).put("after", change.after()));
    }

    private static @Nullable String label(Optional<Run> run) {
        return run.map(one -> one.column().label()).orElse(null);
    }

    private static String name(Optional<Run> run) {
        return run.map(one -> one.column().label() + " " + one.column().target().displayName()).orElse("");
    }
}
