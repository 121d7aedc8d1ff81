package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "pack", mixinStandardHelpOptions = true, description = "Packs the chunks or sentences worth most for a question into a token budget.", footer = {
    "",
    "The packed text goes to standard output, the account of it to standard error. With --jsonl each line "
            + "is {\"id\", \"question\", \"chunks\": [{\"id\", \"title\", \"text\"}], \"budget_tokens\" or "
            + "\"budget_ratio\", \"granularity\"}; question, title and granularity may be missing. A line without "
            + "a question or a budget has those of --question and --budget.",
    "",
    "Examples:",
    "  whittle pack -q 'How do I get a refund?' --budget 800 help/*.md > context.txt",
    "  whittle pack -q 'on-time rate' --budget 500 --granularity sentence report.pdf",
    "  whittle pack --jsonl requests.jsonl > packed.jsonl"
})
final class PackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ContextInput input = new ContextInput();

    @Option(names = {"-b",
        "--budget"}, converter = WholeNumber.class, paramLabel = "N", description = "Most tokens of the packed text.")
    private @Nullable Long budget;

    @Option(names = "--granularity", converter = GranularityName.class, defaultValue = "chunk", paramLabel = "WHAT", description = "What is kept or dropped as a whole: chunk or sentence (${DEFAULT-VALUE}).")
    private Granularity granularity = Granularity.CHUNK;

    @Mixin
    private RankerOptions ranker = new RankerOptions();

    @Option(names = "--order", converter = OrderName.class, defaultValue = "best-first", paramLabel = "ORDER", description = "best-first, best-first-and-last or original (${DEFAULT-VALUE}).")
    private Order order = Order.BEST_FIRST;

    @Option(names = "--json", description = "Print JSON: what was kept, what was dropped and why.")
    private boolean json;

    @Option(names = "--jsonl", description = "Read one JSON object a line and answer each with one.")
    private boolean lines;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    PackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model model = terminal.model(input.model);
        Tokenizer tokenizer = terminal.tokenizer(model.tokenizer());
        if (lines) {
            if (input.files.size() > 1) {
                throw new ParameterException(spec.commandLine(), "--jsonl takes one file");
            }
            Path file = input.files.isEmpty() ? null : input.files.getFirst();
            ChunkRanker chosen = ranker.ranker(terminal);
            PackLines.Defaults defaults = new PackLines.Defaults(granularity,
                    Objects.requireNonNullElse(input.question, ""), budget);
            return JsonLines.run(terminal, file, new PackLines(
                    (chunks, question) -> ranker.rank(chosen, chunks, question), tokenizer, defaults, order,
                    terminal::say));
        }
        String question = input.question(spec);
        Long most = budget;
        if (most == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--budget=N'");
        }
        Ranking ranking = ranker.rank(terminal, input.chunks(terminal, tokenizer), question);
        Packing packing = granularity.pack(ranking, tokenizer, most, order);
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("question", question);
            ArrayNode kept = node.putArray("kept");
            packing.kept().forEach(one -> kept.addObject().put("chunk", one.scored().chunk().id())
                    .put("rank", one.scored().rank()).put("score", one.scored().score())
                    .put("bm25", one.scored().bm25()).put("embedding", one.scored().embedding())
                    .put("tokens", one.tokens())
                    .put("reason", one.reason()).put("text", one.text()));
            ArrayNode dropped = node.putArray("dropped");
            packing.dropped().forEach(one -> dropped.addObject().put("chunk", one.scored().chunk().id())
                    .put("rank", one.scored().rank()).put("score", one.scored().score())
                    .put("bm25", one.scored().bm25()).put("embedding", one.scored().embedding())
                    .put("tokens", one.tokens())
                    .put("why", one.why().name().toLowerCase(Locale.ROOT)).put("reason", one.reason())
                    .put("copy_of", one.copyOf() == null ? null : one.copyOf().id()));
            terminal.print(
                    node.put("text", packing.text()).put("tokens", packing.tokens().tokens()).put("budget", most)
                            .put("coverage", ranking.asked() ? packing.coverage() : null));
        } else if (!packing.text().isEmpty()) {
            terminal.out().println(packing.text());
        }
        terminal.say("kept %s%d of %d chunks, %s of at most %s tokens on %s.".formatted(
                granularity == Granularity.SENTENCE ? "sentences of " : "", packing.kept().size(),
                ranking.scored().size(), Figures.tokens(packing.tokens()), Figures.number(most), model.key()));
        return Cli.GOOD;
    }
}
