package dev.whittle.app.cli;

import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.shell.Since;
import dev.whittle.app.versions.Hunk;
import dev.whittle.app.versions.VersionDiff;
import dev.whittle.app.workspace.Labels;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "Compares two versions word by word: what each change adds in tokens and $ a month.", footer = {
    "",
    "The changes add up to the whole: each is counted after those above it were made.",
    "",
    "Examples:",
    "  whittle versions diff Triage v6 v7 -m gpt-6-luna --calls 5000",
    "  whittle versions diff Triage production",
    "  whittle versions diff Triage production latest --json | jq .tokens"
})
final class VersionsDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PROMPT", description = "The prompt's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "A number, a label or latest.")
    private String from = "";

    @Parameters(index = "2", arity = "0..1", defaultValue = Labels.LATEST, paramLabel = "TO", description = "A number, a label or latest (${DEFAULT-VALUE}).")
    private String to = Labels.LATEST;

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "The model whose tokens and prices count. Default: the one TO was saved for, else openai/gpt-6-luna.")
    private @Nullable String model;

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionsDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        PromptVersion before;
        PromptVersion after;
        try (Workspace workspace = terminal.workspace()) {
            before = workspace.labels().version(name, from);
            after = workspace.labels().version(name, to);
        }
        Model on = model(after);
        Catalog catalog = terminal.catalog();
        Workload load = workload.workload();
        Instant now = terminal.now();
        PromptCounter counter = new PromptCounter(List.of(terminal.tokenizer(on.tokenizer())));
        VersionDiff diff = VersionDiff.of(before.prompt(), after.prompt(),
                prompt -> Forecast.of(catalog, on, counter.count(prompt).require(on), load, now));
        if (json) {
            print(before, after, on, diff);
        } else {
            diff.hunks().forEach(this::print);
            terminal.out().println(diff.sentence("Version %d".formatted(after.number())));
        }
        return Cli.GOOD;
    }

    // A model may have left the catalog since the version was saved for it.
    private Model model(PromptVersion version) {
        Optional<Model> saved = Optional.ofNullable(version.modelKey()).flatMap(terminal.catalog()::find);
        return model == null && saved.isPresent()
                ? saved.get()
                : terminal.model(model == null ? "openai/gpt-6-luna" : model);
    }

    private void print(Hunk hunk) {
        terminal.out().println("%s: %s".formatted(hunk.where(),
                new Since(hunk.tokens(), hunk.usdAMonth(), hunk.exact()).words()));
        lines("- ", hunk.before());
        lines("+ ", hunk.after());
        terminal.out().println();
    }

    private void lines(String sign, String text) {
        if (!text.isEmpty()) {
            text.lines().forEach(line -> terminal.out().println(sign + Table.harmless(line)));
        }
    }

    private void print(PromptVersion before, PromptVersion after, Model on, VersionDiff diff) {
        Since since = diff.since();
        ObjectNode node = JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id())
                .put("prompt", after.name()).put("from", before.number()).put("to", after.number())
                .put("model", on.key()).put("tokens_before", diff.before().input().tokens())
                .put("tokens_after", diff.after().input().tokens()).put("exact", since.exact())
                .put("tokens", since.tokens()).put("usd_per_month_before", plain(diff.before().month()))
                .put("usd_per_month_after", plain(diff.after().month()))
                .put("usd_per_month", plain(since.usdAMonth()));
        ArrayNode hunks = node.putArray("hunks");
        for (Hunk hunk : diff.hunks()) {
            hunks.addObject().put("number", hunk.number()).put("where", hunk.where()).put("before", hunk.before())
                    .put("after", hunk.after()).put("tokens", hunk.tokens())
                    .put("usd_per_month", plain(hunk.usdAMonth()));
        }
        terminal.print(node);
    }

    private static @Nullable String plain(Cost cost) {
        return cost instanceof Cost.Priced priced ? plain(priced.usd()) : null;
    }

    private static @Nullable String plain(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.toPlainString();
    }
}
