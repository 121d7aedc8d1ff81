package dev.whittle.app.cli;

import dev.whittle.app.workspace.Field;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "search", mixinStandardHelpOptions = true, description = "Finds words in everything saved: names, texts and notes of all versions, experiments, and cases of runs.", footer = {
    "",
    "Every word must occur; a word may be the beginning of one. Of each prompt the newest version that has "
            + "them is shown.",
    "",
    "Examples:",
    "  whittle versions search refund",
    "  whittle versions search refund polic --json"
})
final class VersionsSearchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "Words or beginnings of words.")
    private List<String> words = List.of();

    @Option(names = "--limit", defaultValue = "50", converter = WholeNumber.class, paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).")
    private long limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionsSearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Found> found;
        try (Workspace workspace = terminal.workspace()) {
            found = workspace.search().find(String.join(" ", words),
                    Math.toIntExact(Math.min(limit, Integer.MAX_VALUE)));
        }
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            for (Found one : found) {
                switch (one) {
                    case Found.Version version -> array.addObject().put("kind", "version")
                            .put("prompt", version.ref().name()).put("number", version.ref().number())
                            .put("others", version.others()).put("saved_at", version.at().toString())
                            .put("excerpt", version.excerpt()).put("in", in(version.field()));
                    case Found.Comparison(var summary, Field field, String excerpt) -> array.addObject()
                            .put("kind", "experiment").put("id", summary.id().toString())
                            .put("name", summary.name()).put("saved_at", one.at().toString())
                            .put("excerpt", excerpt).put("in", in(field));
                    case Found.Cases run -> array.addObject().put("kind", "cases").put("id", run.id().toString())
                            .put("name", run.name()).put("saved_at", run.at().toString())
                            .put("excerpt", run.excerpt());
                }
            }
            terminal.print(JsonMapper.shared().createObjectNode().set("found", array));
        } else if (found.isEmpty()) {
            terminal.say("nothing saved has all these words.");
        } else {
            Table table = new Table("what", "saved", "text");
            found.forEach(one -> table.row(name(one), one.at().toString(), one.excerpt()));
            table.print(terminal.out());
        }
        return Cli.GOOD;
    }

    private static String name(Found one) {
        return switch (one) {
            case Found.Version version when version.field() == Field.NOTE -> "note of " + version.ref();
            case Found.Version version -> version.ref()
                    + (version.others() == 0 ? "" : " and %d older".formatted(version.others()));
            case Found.Comparison(var summary, var _, var _) -> "experiment " + summary.id();
            case Found.Cases run -> "run on cases " + run.id();
        };
    }

    private static String in(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
