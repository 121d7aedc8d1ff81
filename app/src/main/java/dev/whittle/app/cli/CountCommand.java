package dev.whittle.app.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.extra.Extra;
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
    "",
    "The count of a model is that of a call: the texts with variables filled, and what the chat format "
            + "adds, where that is published. The count of an encoding is that of the texts alone. An estimate "
            + "shows its band; exact counts come from the model's own vocabulary. --tools and --image add what "
            + "the vendor documents; where nothing is documented, the total is unknown. With --jsonl each line "
            + "{\"id\", \"text\"} is a text, not a call: nothing is added to it.",
    "",
    "Examples:",
    "  whittle count prompt.txt",
    "  whittle count prompt.md -m gpt-6-luna -m claude-opus-5-5 --var name=Ann",
    "  whittle count prompt.txt --encoding o200k_base --json",
    "  whittle count prompt.txt --tokenizer ~/models/qwen3/tokenizer.json",
    "  whittle count prompt.txt -m gpt-4o --max-tokens 4000 || echo too long",
    "  whittle count prompt.txt -m gpt-4o --tools tools.json --image 1024x768:low",
    "  whittle count a.txt -m claude-opus-5-5 --ask --provider anthropic --key-env K",
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

    /// A row with its figures.
    ///
    /// @param total null if what an extra adds is not known
    private record Counted(Row row, TokenCount texts, List<Extra> extras, @Nullable TokenCount total) {
        String parts() {
            List<String> parts = new ArrayList<>(List.of("texts " + Figures.tokens(texts)));
            for (Extra extra : extras) {
                TokenCount tokens = extra.tokens();
                parts.add(
                        "%s %s".formatted(extra.what(), tokens == null ? "unknown" : Figures.number(tokens.tokens())));
            }
            return String.join(", ", parts);
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

    @Mixin
    private ExtraOptions extras = new ExtraOptions();

    @Option(names = "--max-tokens", converter = WholeNumber.class, paramLabel = "N", description = "Exit with 1 if a model counts more (an estimate: its upper end).")
    private @Nullable Long most;

    @Option(names = "--ask", description = "Also ask the provider for its own count: the prompt is sent there, nothing is generated. Needs --model, and --provider or --connection.")
    private boolean ask;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--jsonl", description = "Read one JSON object a line and answer each with one.")
    private boolean lines;

    CountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        AskedCounts.check(ask, lines, models, server);
        List<Row> rows = rows();
        if (!extras.isEmpty() && (lines || rows.stream().anyMatch(row -> row.model() == null))) {
            throw new IllegalArgumentException(
                    "--tools and --image belong to calls to models; leave out --encoding, --tokenizer and --jsonl.");
        }
        if (ask && !extras.isEmpty()) {
            throw new IllegalArgumentException(
                    "--ask counts the texts alone; leave out --tools and --image.");
        }
        if (lines) {
            return JsonLines.run(terminal, input.file, new CountLines(rows, most));
        }
        Template template = input.read(terminal, terminal.plugins().formats());
        PromptCounts counts = new PromptCounter(
                rows.stream().map(Row::tokenizer).distinct().toList()).count(template.prompt());
        extras.read();
        List<Counted> counted = rows.stream().map(row -> counted(row, counts)).toList();
        AskedCounts asked = ask
                ? AskedCounts.of(terminal, server, template.prompt(),
                        rows.stream().map(Row::model).filter(Objects::nonNull).toList())
                : AskedCounts.NONE;
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            counted.forEach(one -> array.add(asked.addTo(json(one), one.row().model())));
            terminal.print(JsonMapper.shared().createObjectNode().set("counts", array));
        } else {
            table(counted).print(terminal.out());
            counted.forEach(one -> asked.line(one.row().model(), one.texts()).ifPresent(terminal.out()::println));
            ExtraOptions.tellSources(terminal, counted.stream().flatMap(one -> one.extras().stream()).toList());
        }
        return asked.failed() ? Cli.GATE_FAILED : gate(counted);
    }

    private Counted counted(Row row, PromptCounts counts) {
        Model model = row.model();
        TokenCount texts = model == null
                ? counts.total().getOrDefault(row.encoding(), TokenCount.ZERO)
                : counts.require(model);
        List<Extra> added = model == null ? List.of() : extras.on(model, row.tokenizer());
        return new Counted(row, texts, added, Extra.total(texts, added).orElse(null));
    }

    private Table table(List<Counted> counted) {
        List<String> header = new ArrayList<>(List.of("model", ">tokens", "band", "encoding"));
        boolean encodingsAlone = counted.stream().allMatch(one -> one.row().model() == null);
        if (encodingsAlone) {
            header = List.of("encoding", ">tokens", "band");
        } else if (!extras.isEmpty()) {
            header.add("of these");
        }
        Table table = new Table(header.toArray(String[]::new));
        for (Counted one : counted) {
            TokenCount total = one.total();
            List<String> cells = new ArrayList<>(List.of(one.row().name(),
                    total == null ? "unknown" : Figures.tokens(total), band(total),
                    one.row().encoding(), one.parts()));
            table.row(cells.subList(0, header.size()).toArray(String[]::new));
        }
        return table;
    }

    private static String band(@Nullable TokenCount total) {
        if (total == null) {
            return "-";
        }
        return !total.exact() && total.low() == total.high() ? "as documented" : Figures.band(total);
    }

    private static String near(String encoding) {
        List<String> near = Catalog.suggestTokenizers(encoding);
        return near.isEmpty()
                ? "there are %s.".formatted(String.join(", ", Tokenizers.ids()))
                : "did you mean %s?".formatted(String.join(" or ", near));
    }

    private List<Row> rows() throws IOException {
        for (String encoding : encodings) {
            if (!Tokenizers.ids().contains(encoding)) {
                throw new IllegalArgumentException(
                        "There is no encoding \"%s\"; %s".formatted(encoding, near(encoding)));
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

    private int gate(List<Counted> counted) {
        Long limit = most;
        if (limit == null) {
            return Cli.GOOD;
        }
        int code = Cli.GOOD;
        for (Counted one : counted) {
            TokenCount total = one.total();
            Model model = one.row().model();
            if (total == null && model != null) {
                terminal.say(ExtraOptions.unknown(model, one.extras()));
                code = Cli.GATE_FAILED;
            } else if (total != null && total.high() > limit) {
                terminal.say("%s counts %s tokens%s, more than %s.".formatted(one.row().name(), Figures.tokens(total),
                        total.exact() ? "" : " (up to %s)".formatted(Figures.number(total.high())),
                        Figures.number(limit)));
                code = Cli.GATE_FAILED;
            }
        }
        return code;
    }

    private ObjectNode json(Counted one) {
        ObjectNode node = json(one.row().model(), one.row().encoding(), one.total());
        return extras.isEmpty()
                ? node
                : node.put("texts", one.texts().tokens()).set("extras", ExtraOptions.json(one.extras()));
    }

    static ObjectNode json(@Nullable Model model, String encoding, @Nullable TokenCount count) {
        return JsonMapper.shared().createObjectNode()
                .put("model", model == null ? null : model.key())
                .put("encoding", encoding)
                .put("tokens", count == null ? null : count.tokens())
                .put("exact", count != null && count.exact())
                .put("low", count == null ? null : count.low())
                .put("high", count == null ? null : count.high());
    }
}
