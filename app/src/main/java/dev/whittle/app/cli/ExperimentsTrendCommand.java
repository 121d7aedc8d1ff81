package dev.whittle.app.cli;

import dev.whittle.app.experiments.Trend;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "trend", mixinStandardHelpOptions = true, description = "Lists every run of a prompt in any version, oldest first: tokens, cost, time.", footer = {
    "",
    "Examples:",
    "  whittle experiments trend Triage",
    "  whittle experiments trend Triage --json"
})
final class ExperimentsTrendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PROMPT", description = "The prompt's name.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExperimentsTrendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Trend trend;
        try (Workspace workspace = terminal.workspace()) {
            trend = Trend.of(name, workspace.experiments());
        }
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("prompt", name);
            ArrayNode runs = node.putArray("runs");
            trend.points().forEach(point -> add(runs.addObject(), point));
            terminal.print(node);
        } else if (trend.points().isEmpty()) {
            terminal.say("no experiment has run a prompt \"%s\"; see them with: whittle experiments list"
                    .formatted(name));
        } else {
            Table table = new Table("at", "prompt", "model", "outcome");
            trend.points().forEach(point -> table.row(point.at().toString(), point.version(),
                    point.run().column().target().displayName(), CompareCommand.account(point.run().outcome())));
            table.print(terminal.out());
        }
        return Cli.GOOD;
    }

    private static void add(ObjectNode node, Trend.Point point) {
        node.put("experiment", point.experiment().toString()).put("at", point.at().toString())
                .put("prompt", point.version()).put("model", point.run().column().target().model());
        Outcome outcome = point.run().outcome();
        Reply reply = outcome instanceof Outcome.Finished finished ? finished.reply() : null;
        Usage usage = reply == null ? null : reply.usage();
        node.put("finished", reply != null).put("input_tokens", usage == null ? null : usage.totalInput())
                .put("output_tokens", usage == null ? null : usage.output())
                .put("ms", reply == null || reply.origin() != Reply.Origin.PROVIDER ? null : reply.total().toMillis())
                .put("usd", outcome instanceof Outcome.Finished(var _, Cost.Priced priced)
                        ? priced.usd().toPlainString()
                        : null);
    }
}
