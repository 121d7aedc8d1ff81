package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packer;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.tokenizer.Tokenizers;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "pack", mixinStandardHelpOptions = true, description = "Packs the chunks worth most for a question into a token budget.", footer = {
    "", "The packed text goes to standard output, the account of it to standard error.", "",
    "Examples:",
    "  whittle pack -q 'How do I get a refund?' --budget 800 help/*.md > context.txt",
    "  whittle pack -q 'on-time rate' --budget 500 --order original report.pdf --json"
})
final class PackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ContextInput input = new ContextInput();

    @Option(names = {"-b",
        "--budget"}, required = true, paramLabel = "N", description = "Most tokens of the packed text.")
    private long budget;

    @Option(names = "--order", defaultValue = "best_first", description = "Order of the chunks: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Order order = Order.BEST_FIRST;

    @Option(names = "--json", description = "Print JSON: what was kept, what was dropped and why.")
    private boolean json;

    PackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model model = terminal.model(input.model);
        Ranking ranking = new ChunkRanker().rank(input.chunks(terminal, model), input.question);
        Packing packing = Packer.pack(ranking, Tokenizers.get(model.tokenizer()), budget, order);
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("question", input.question);
            ArrayNode kept = node.putArray("kept");
            packing.kept().forEach(one -> kept.addObject().put("chunk", one.scored().chunk().id())
                    .put("rank", one.scored().rank()).put("bm25", one.scored().bm25()).put("tokens", one.tokens())
                    .put("reason", one.reason()).put("text", one.scored().chunk().text()));
            ArrayNode dropped = node.putArray("dropped");
            packing.dropped().forEach(one -> dropped.addObject().put("chunk", one.scored().chunk().id())
                    .put("rank", one.scored().rank()).put("bm25", one.scored().bm25()).put("tokens", one.tokens())
                    .put("why", one.why().name().toLowerCase(Locale.ROOT)).put("reason", one.reason()));
            terminal.print(
                    node.put("text", packing.text()).put("tokens", packing.tokens().tokens()).put("budget", budget));
        } else {
            terminal.out().println(packing.text());
        }
        terminal.err().println("whittle: kept %d of %d chunks, %s of at most %s tokens on %s.".formatted(
                packing.kept().size(),
                ranking.scored().size(), Figures.tokens(packing.tokens()), Figures.number(budget), model.key()));
        return Cli.GOOD;
    }
}
