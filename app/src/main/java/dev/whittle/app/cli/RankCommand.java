package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.Width;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "rank", mixinStandardHelpOptions = true, description = "Cuts documents into chunks and ranks them against a question by words (BM25) and meaning (embeddings).", footer = {
    "",
    "Examples:",
    "  whittle rank -q 'How do I get a refund?' help/*.md",
    "  whittle rank -q 'on-time rate in 2025' report.pdf --top 5 --json"
})
final class RankCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ContextInput input = new ContextInput();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--top", paramLabel = "N", converter = WholeNumber.class, defaultValue = "20", description = "Print at most so many chunks (${DEFAULT-VALUE}).")
    private long top = 20;

    @Mixin
    private RankerOptions ranker = new RankerOptions();

    @Option(names = "--json", description = "Print JSON, with the text of each chunk.")
    private boolean json;

    RankCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model model = terminal.model(input.model);
        Tokenizer tokenizer = terminal.tokenizer(model.tokenizer());
        Ranking ranking = ranker.rank(terminal, input.chunks(terminal, tokenizer), input.question(spec));
        List<Scored> best = ranking.scored().stream().limit(top).toList();
        if (json) {
            ArrayNode chunks = JsonMapper.shared().createArrayNode();
            for (Scored scored : best) {
                chunks.addObject()
                        .put("chunk", scored.chunk().id())
                        .put("rank", scored.rank())
                        .put("score", scored.score())
                        .put("bm25", scored.bm25())
                        .put("embedding", scored.embedding())
                        .put("tokens", tokenizer.count(scored.chunk().text()).tokens())
                        .put("title", scored.chunk().title())
                        .put("source", scored.chunk().source())
                        .put("text", scored.chunk().text());
            }
            terminal.print(
                    JsonMapper.shared().createObjectNode().put("question", ranking.question()).set("ranking", chunks));
        } else {
            Table table = new Table(">#", ">score", ">bm25", ">cosine", ">tokens", "title", "source");
            best.forEach(scored -> table.row(Integer.toString(scored.rank()),
                    RankerOptions.figure(scored.score()), RankerOptions.figure(scored.bm25()),
                    RankerOptions.figure(scored.embedding()),
                    Figures.tokens(tokenizer.count(scored.chunk().text())), brief(scored), scored.chunk().source()));
            table.print(terminal.out());
        }
        return Cli.GOOD;
    }

    static String brief(Scored scored) {
        String title = scored.chunk().title().isBlank()
                ? scored.chunk().text().strip().lines().findFirst().orElse("")
                : scored.chunk().title();
        return Width.cut(title, 60);
    }
}
