package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "count", mixinStandardHelpOptions = true, description = "Counts the tokens of a prompt, on each model with its own tokenizer.", footer = {
    "", "The count is that of a call: the texts with variables filled, and what the chat format adds.",
    "An estimate shows its band; exact counts come from the model's own vocabulary.", "",
    "Examples:",
    "  whittle count prompt.txt",
    "  whittle count prompt.md -m openai/gpt-6-luna -m anthropic/claude-opus-5-5 --var name=Ann",
    "  echo 'Hello world' | whittle count -m gpt-4o --json",
    "  whittle count prompt.txt -m gpt-4o --max-tokens 4000 || echo too long"
})
final class CountCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "A model's key or id; may be given several times. Default: all.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--max-tokens", paramLabel = "N", description = "Exit with 1 if a model counts more (an estimate: its upper end).")
    private @Nullable Long most;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Model> chosen = terminal.models(models);
        Template template = input.read(terminal.in(), terminal.plugins().formats());
        PromptCounts counts = new PromptCounter(
                chosen.stream().map(Model::tokenizer).distinct().map(Tokenizers::get).toList())
                .count(template.prompt());
        if (json) {
            ArrayNode rows = JsonMapper.shared().createArrayNode();
            chosen.forEach(model -> rows.add(json(model, counts.on(model))));
            terminal.print(JsonMapper.shared().createObjectNode().set("counts", rows));
        } else {
            Table table = new Table("model", ">tokens", "band", "encoding");
            chosen.forEach(
                    model -> table.row(model.key(), Figures.tokens(counts.on(model)), Figures.band(counts.on(model)),
                            model.tokenizer()));
            table.print(terminal.out());
        }
        Long limit = most;
        if (limit == null) {
            return Cli.GOOD;
        }
        List<Model> over = chosen.stream().filter(model -> counts.on(model).high() > limit).toList();
        over.forEach(model -> terminal.err().println("whittle: %s counts %s tokens, more than %s."
                .formatted(model.key(), Figures.tokens(counts.on(model)), Figures.number(limit))));
        return over.isEmpty() ? Cli.GOOD : Cli.GATE_FAILED;
    }

    static ObjectNode json(Model model, TokenCount count) {
        return JsonMapper.shared().createObjectNode()
                .put("model", model.key())
                .put("encoding", model.tokenizer())
                .put("tokens", count.tokens())
                .put("exact", count.exact())
                .put("low", count.low())
                .put("high", count.high());
    }
}
