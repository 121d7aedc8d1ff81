package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.Width;
import dev.whittle.app.optimize.PrefixAdvice;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.prefix.StablePrefix.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "prefix", mixinStandardHelpOptions = true, description = "Says what ends the part of a prompt a provider can cache, and what putting the stable parts first is worth.", footer = {
    "",
    "Flags variables, dates and ids of the call, and JSON whose names are not sorted. The figures of a month are those of input alone, at --hits and --cache-life.",
    "",
    "Examples:",
    "  whittle prefix prompt.md -m openai/gpt-6-sol --hits 80%",
    "  whittle prefix prompt.md --fixed product,language",
    "  whittle prefix prompt.md --stable-first > reordered.txt"
})
final class PrefixCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens and cache count (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--fixed", paramLabel = "NAME", split = ",", description = "Variables that have the same value in every call, separated by commas.")
    private List<String> fixed = new ArrayList<>();

    @Option(names = "--stable-first", description = "Print the prompt with the stable parts of each message first.")
    private boolean stableFirst;

    @Option(names = "--json", description = "Print JSON: the places that change, three bills, and the reordered messages.")
    private boolean json;

    PrefixCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.model(model);
        Template template = input.read(terminal, terminal.plugins().formats());
        Set<String> names = template.prompt().variables();
        fixed.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("The prompt has no variable \"%s\"; it has: %s.".formatted(name,
                    names.isEmpty() ? "none" : String.join(", ", names)));
        });
        PrefixAdvice advice = PrefixAdvice.of(template.prompt(), Set.copyOf(fixed),
                terminal.tokenizer(chosen.tokenizer()), terminal.catalog(), chosen, workload.workload(),
                terminal.now());
        if (json) {
            terminal.print(json(advice, chosen));
        } else if (stableFirst) {
            terminal.out().print(OptimizeCommand.text(advice.reordered()));
        } else {
            table(advice);
        }
        advice.sentences().forEach(terminal::say);
        return Cli.GOOD;
    }

    private void table(PrefixAdvice advice) {
        Table table = new Table(">message", ">line", ">stable tokens behind", "text", "what changes");
        for (Place place : advice.now().places()) {
            table.row(Integer.toString(place.breaker().message() + 1), Integer.toString(place.line()),
                    Figures.number(place.behind()), Width.cut(place.text().replace("\n", "\\n"), 40),
                    PrefixAdvice.name(place.breaker().kind()));
        }
        table.print(terminal.out());
    }

    private static ObjectNode json(PrefixAdvice advice, Model chosen) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("model", chosen.key())
                .put("tokens", advice.now().input())
                .put("stable_tokens", advice.now().stable())
                .put("stable_tokens_reordered", advice.then().stable())
                .put("usd_input_per_month_plain", CostLines.plain(advice.bill().plain()))
                .put("usd_input_per_month_cached", CostLines.plain(advice.bill().now()))
                .put("usd_input_per_month_reordered", CostLines.plain(advice.bill().reordered()))
                .put("not_cached", advice.bill().notCached().orElse(null))
                .put("not_cached_reordered", advice.bill().notCachedThen().orElse(null));
        ArrayNode places = node.putArray("places");
        for (Place place : advice.now().places()) {
            places.addObject().put("kind", place.breaker().kind().name().toLowerCase(Locale.ROOT))
                    .put("message", place.breaker().message()).put("line", place.line())
                    .put("start", place.breaker().start()).put("end", place.breaker().end())
                    .put("text", place.text()).put("tokens_behind", place.behind());
        }
        node.set("messages", OptimizeCommand.messages(advice.reordered()));
        return node;
    }
}
