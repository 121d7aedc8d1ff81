package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.Width;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleCosts;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "find", mixinStandardHelpOptions = true, description = "Lists the examples of a prompt with their tokens and what each costs a month.", footer = {
    "", "Examples:",
    "  whittle examples find prompt.txt --calls 5000",
    "  whittle examples find prompt.md --json | jq '.examples | length'"
})
final class ExamplesFindCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens and price count (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExamplesFindCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.model(model);
        Catalog catalog = terminal.catalog();
        Prompt prompt = input.read(terminal, terminal.plugins().formats()).prompt();
        ExampleSet set = ExampleFinder.find(prompt);
        List<TokenCount> tokens = ExampleCosts.tokens(prompt, set, terminal.tokenizer(chosen.tokenizer()));
        ArrayNode rows = JsonMapper.shared().createArrayNode();
        Table table = new Table(">#", ">tokens", ">$ a month", "input", "output");
        for (int at = 0; at < set.size(); at++) {
            Example example = set.examples().get(at);
            Cost month = Forecast.of(catalog, chosen, tokens.get(at), workload.workload(), terminal.now())
                    .inputMonth();
            ObjectNode row = ExampleReport.example(rows.addObject().put("number", at + 1), example)
                    .put("message", example.message()).put("tokens", tokens.get(at).tokens());
            row.put("usd_per_month", month instanceof Cost.Priced priced ? priced.usd().toPlainString() : null);
            table.row(Integer.toString(at + 1), Figures.tokens(tokens.get(at)),
                    month instanceof Cost.Priced priced ? Figures.usd(priced.usd()) : "unpriced",
                    brief(example.input()), brief(example.output()));
        }
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("model", chosen.key())
                    .put("format", set.format().id());
            node.set("examples", rows);
            notes(node, set.notes());
            terminal.print(node);
        } else if (!set.isEmpty()) {
            table.print(terminal.out());
            terminal.say("%d examples, written as %s.".formatted(set.size(), set.format().title()));
        }
        if (!json) {
            set.notes().forEach(terminal::say);
        }
        return Cli.GOOD;
    }

    static void notes(ObjectNode node, List<String> notes) {
        ArrayNode array = node.putArray("notes");
        notes.forEach(array::add);
    }

    static String brief(String text) {
        return Width.cut(text.replace("\r", "").replace("\n", "\\n"), 48);
    }
}
