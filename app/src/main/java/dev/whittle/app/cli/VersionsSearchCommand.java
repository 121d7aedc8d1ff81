package dev.whittle.app.cli;

import dev.whittle.app.workspace.Field;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.Found.OfCase;
import dev.whittle.app.workspace.Found.OnCase;
import dev.whittle.app.workspace.Words;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.experiment.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "search", mixinStandardHelpOptions = true, description = "Finds words in everything saved: names, texts and notes of all versions, experiments, runs on cases, and the answers of both.", footer = {
    "",
    "Every word must occur; a word may be the beginning of one. Of each prompt the newest version that has "
            + "them is shown; an answer comes with the run, the model and the case it belongs to.",
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
        String wanted = String.join(" ", words);
        List<Found> found;
        try (Workspace workspace = terminal.workspace()) {
            found = workspace.search().find(wanted,
                    Math.toIntExact(Math.min(limit, Integer.MAX_VALUE)), new Comparison(terminal.catalog()));
        }
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            Words marking = Words.of(wanted);
            for (Found one : found) {
                ObjectNode node = json(one);
                ArrayNode marks = node.put("excerpt", one.excerpt()).putArray("marks");
                marking.marks(one.excerpt()).forEach(mark -> marks.addArray().add(mark.start()).add(mark.end()));
                array.add(node);
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

    private static ObjectNode json(Found one) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        switch (one) {
            case Found.Version version -> node.put("kind", "version").put("prompt", version.ref().name())
                    .put("number", version.ref().number()).put("others", version.others())
                    .put("in", in(version.field()));
            case Found.Comparison(var summary, Field field, var _) -> node.put("kind", "experiment")
                    .put("id", summary.id().toString()).put("name", summary.name()).put("in", in(field));
            case Found.Cases run -> {
                node.put("kind", "cases").put("id", run.id().toString()).put("name", run.name());
                put(node, run.first().orElse(null));
                node.put("others", run.others());
            }
            case Found.Answer(Found.Place place, var _, String column, String model, var _) -> {
                node.put("kind", "answer").put("of", place instanceof OnCase ? "cases" : "experiment")
                        .put("id", place.id().toString()).put("name", place.name()).put("column", column)
                        .put("model", model);
                OnCase on = place instanceof OnCase there ? there : null;
                put(node, on == null ? null : on.of());
                node.put("repeat", on == null ? null : on.repeat());
            }
        }
        return node.put("saved_at", one.at().toString());
    }

    private static void put(ObjectNode node, @Nullable OfCase one) {
        node.put("case", one == null ? null : one.number()).put("case_title", one == null ? null : one.title());
    }

    private static String name(Found one) {
        return switch (one) {
            case Found.Version version when version.field() == Field.NOTE -> "note of " + version.ref();
            case Found.Version version -> version.ref()
                    + (version.others() == 0 ? "" : " and %d older".formatted(version.others()));
            case Found.Comparison(var summary, var _, var _) -> "experiment " + summary.id();
            case Found.Cases run -> "run on cases %s%s".formatted(run.id(),
                    run.first().map(of -> ", case " + of.number()).orElse(""));
            case Found.Answer(OnCase on, var _, String column, String model, var _) ->
                "answer %s (%s) to case %d of run %s".formatted(column, model, on.of().number(), on.id());
            case Found.Answer(Found.InComparison in, var _, String column, String model, var _) ->
                "answer %s (%s) of experiment %s".formatted(column, model, in.id());
        };
    }

    private static String in(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
