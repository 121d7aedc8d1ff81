package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.file.TokenizerFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "count", mixinStandardHelpOptions = true, description = "Counts the tokens of a prompt, on each model with its own tokenizer.", footer = {
    "", "The count of a model is that of a call: the texts with variables filled, and what the chat",
    "format adds, where that is published. The count of an encoding is that of the texts alone.",
    "An estimate shows its band; exact counts come from the model's own vocabulary.",
    "With --jsonl each line {\"id\", \"text\"} is a text, not a call: nothing is added to it.", "",
    "Examples:",
    "  whittle count prompt.txt",
    "  whittle count prompt.md -m openai/gpt-6-luna -m anthropic/claude-opus-5-5 --var name=Ann",
    "  whittle count prompt.txt --encoding o200k_base --json",
    "  whittle count prompt.txt --tokenizer ~/models/qwen3/tokenizer.json",
    "  whittle count prompt.txt -m gpt-4o --max-tokens 4000 || echo too long",
    "  whittle count --jsonl texts.jsonl -m gpt-4o > counts.jsonl"
})
final class CountCommand implements Callable<Integer> {
    /// One row: a model, or an encoding by itself.
    record Row(@Nullable Model model, Tokenizer tokenizer) {
        String encoding() {
            return tokenizer.id();
        }

        String name() {
            return model == null ? encoding() : model.key();
        }
    }

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "A model's key or id; may be given several times. Default: all.")
    private List<String> models = new ArrayList<>();

    @Option(names = {"-e",
        "--encoding"}, paramLabel = "ID", description = "An encoding, such as o200k_base; may be given several times.")
    private List<String> encodings = new ArrayList<>();

    @Option(names = "--tokenizer", paramLabel = "FILE", description = "A tokenizer.json to count with once; may be given several times.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--max-tokens", converter = WholeNumber.class, paramLabel = "N", description = "Exit with 1 if a model counts more (an estimate: its upper end).")
    private @Nullable Long most;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--jsonl", description = "Read one JSON object a line and answer each with one.")
    private boolean lines;

    CountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Row> rows = rows();
        if (lines) {
            return JsonLines.run(terminal, input.file, new CountLines(rows, most));
        }
        Template template = input.read(terminal, terminal.plugins().formats());
        PromptCounts counts = new PromptCounter(
                rows.stream().map(Row::tokenizer).distinct().toList()).count(template.prompt());
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            rows.forEach(row -> array.add(json(row.model(), row.encoding(), count(counts, row))));
            terminal.print(JsonMapper.shared().createObjectNode().set("counts", array));
        } else {
            Table table = new Table(
                    models.isEmpty() && !(encodings.isEmpty() && files.isEmpty()) ? "encoding" : "model", ">tokens",
                    "band",
                    "encoding");
            rows.forEach(row -> table.row(row.name(), Figures.tokens(count(counts, row)),
                    Figures.band(count(counts, row)), row.encoding()));
            table.print(terminal.out());
        }
        return gate(rows, counts);
    }

    private List<Row> rows() throws IOException {
        for (String encoding : encodings) {
            if (!Tokenizers.ids().contains(encoding)) {
                throw new IllegalArgumentException("There is no encoding \"%s\"; there are %s.".formatted(encoding,
                        String.join(", ", Tokenizers.ids())));
            }
        }
        List<Model> chosen = (encodings.isEmpty() && files.isEmpty()) || !models.isEmpty()
                ? terminal.models(models)
                : List.of();
        List<String> ids = new ArrayList<>(encodings);
        chosen.forEach(model -> ids.add(model.tokenizer()));
        Map<String, Tokenizer> tokenizers = terminal.tokenizers(ids).stream()
                .collect(Collectors.toMap(Tokenizer::id, Function.identity()));
        List<Row> rows = new ArrayList<>();
        chosen.forEach(model -> rows.add(new Row(model, Objects.requireNonNull(tokenizers.get(model.tokenizer())))));
        encodings.forEach(id -> rows.add(new Row(null, Objects.requireNonNull(tokenizers.get(id)))));
        for (Path file : files) {
            rows.add(new Row(null, TokenizerFile.read(file, file.toString(), null).encoding()));
        }
        return rows;
    }

    private int gate(List<Row> rows, PromptCounts counts) {
        Long limit = most;
        if (limit == null) {
            return Cli.GOOD;
        }
        List<Row> over = rows.stream().filter(row -> count(counts, row).high() > limit).toList();
        over.forEach(row -> {
            TokenCount count = count(counts, row);
            terminal.say("%s counts %s tokens%s, more than %s.".formatted(row.name(), Figures.tokens(count),
                    count.exact() ? "" : " (up to %s)".formatted(Figures.number(count.high())),
                    Figures.number(limit)));
        });
        return over.isEmpty() ? Cli.GOOD : Cli.GATE_FAILED;
    }

    private static TokenCount count(PromptCounts counts, Row row) {
        return row.model() == null
                ? counts.total().getOrDefault(row.encoding(), TokenCount.ZERO)
                : counts.on(row.model());
    }

    static ObjectNode json(@Nullable Model model, String encoding, TokenCount count) {
        return JsonMapper.shared().createObjectNode()
                .put("model", model == null ? null : model.key())
                .put("encoding", encoding)
                .put("tokens", count.tokens())
                .put("exact", count.exact())
                .put("low", count.low())
                .put("high", count.high());
    }
}
