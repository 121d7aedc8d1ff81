package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.savings.SavingsNotes;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.savings.Baseline;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Payback;
import dev.whittle.optimizer.savings.Waterfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "savings", mixinStandardHelpOptions = true, description = "What strategies would save a month: from the bill now, step by step, to the bill then.", footer = {
    "",
    "Each strategy acts on what those before it left, so savings multiply and are never added. --cached, "
            + "--mode and --batch say how the calls are made now. All shares are your assumptions; prices are the "
            + "catalog's, tokens are counted on each model.",
    "",
    "Examples:",
    "  whittle savings prompt.txt -m gpt-6-sol --shorten 0.3 --prefix-cache 0.6",
    "  whittle savings prompt.txt -m gpt-6-sol --route gpt-6-luna=0.6x0.2 --json",
    "  whittle savings prompt.txt -m gpt-6-sol --cascade gpt-6-luna=0.2",
    "  whittle savings prompt.txt -m gpt-6-sol --servers 1 --server-hour 3"
})
final class SavingsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private StrategyOptions strategies = new StrategyOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", required = true, description = "The model the prompt runs on now.")
    private String model = "";

    @Option(names = "--hours", converter = Amount.class, paramLabel = "N", defaultValue = "0", description = "Hours of work to put the strategies in place (${DEFAULT-VALUE}).")
    private BigDecimal hours = BigDecimal.ZERO;

    @Option(names = "--rate", converter = Amount.class, paramLabel = "USD", defaultValue = "0", description = "What such an hour costs (${DEFAULT-VALUE}).")
    private BigDecimal rate = BigDecimal.ZERO;

    @Option(names = "--months", converter = WholeNumber.class, paramLabel = "N", defaultValue = "12", description = "Months to look ahead, at most 120 (${DEFAULT-VALUE}).")
    private long months;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SavingsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (months < 1 || months > 120) {
            throw new IllegalArgumentException("--months is between 1 and 120, not %d.".formatted(months));
        }
        Model chosen = terminal.model(model);
        Template template = input.read(terminal, terminal.plugins().formats());
        Map<String, PromptCounts> counts = new HashMap<>();
        Baseline now = new Baseline(terminal.catalog(), chosen, other -> counts.computeIfAbsent(other.tokenizer(),
                id -> new PromptCounter(List.of(terminal.tokenizer(id))).count(template.prompt())).require(other),
                workload.workload(), terminal.now());
        Waterfall waterfall = Waterfall.of(now.bill(), strategies.strategies(terminal, now, workload));
        Payback payback = new Payback(waterfall.oneOff().add(Payback.engineering(hours, rate)),
                waterfall.change().saved());
        List<String> notes = SavingsNotes.of(now, waterfall);
        if (json) {
            terminal.print(json(now, waterfall, payback, notes));
        } else {
            table(waterfall).print(terminal.out());
            if (payback.invested().signum() > 0) {
                terminal.out().println();
                terminal.out().println(sentence(payback));
            }
            notes.forEach(terminal::say);
        }
        return Cli.GOOD;
    }

    private static Table table(Waterfall waterfall) {
        Table table = new Table("step", ">$ / month", ">saved", ">of what was left");
        table.row("now", Figures.usd(waterfall.before().total()), "", "");
        waterfall.steps().forEach(step -> table.row(step.strategy().title(), Figures.usd(step.after().total()),
                Figures.usd(step.change().saved()), percent(step.change())));
        table.row("then", Figures.usd(waterfall.after().total()), Figures.usd(waterfall.change().saved()),
                percent(waterfall.change()) + " of all");
        return table;
    }

    private String sentence(Payback payback) {
        String invested = Figures.usd(payback.invested());
        return payback.periods()
                .map(periods -> "%s invested are back after %s months; %s is gained after %d months.".formatted(
                        invested,
                        periods.setScale(1, RoundingMode.CEILING).toPlainString(),
                        Figures.usd(payback.net((int) months)), months))
                .orElse("%s invested never come back: nothing is saved.".formatted(invested));
    }

    private ObjectNode json(Baseline now, Waterfall waterfall, Payback payback, List<String> notes) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("catalog", now.catalog().id())
                .put("model", now.model().key()).put("usd_per_month_now", plain(waterfall.before().total()))
                .put("usd_per_month_then", plain(waterfall.after().total()))
                .put("saved_share", share(waterfall.change()));
        ArrayNode steps = node.putArray("steps");
        waterfall.steps().forEach(step -> steps.addObject().put("strategy", step.strategy().id())
                .put("usd_per_month", plain(step.after().total())).put("saved", plain(step.change().saved()))
                .put("saved_share", share(step.change())));
        ArrayNode course = node.putObject("payback").put("invested", plain(payback.invested()))
                .put("months", payback.periods().map(SavingsCommand::plain).orElse(null)).putArray("net_by_month");
        payback.course((int) months).forEach(net -> course.add(plain(net)));
        ArrayNode said = node.putArray("notes");
        notes.forEach(said::add);
        return node;
    }

    // Ratios of prices have no end; a millionth of a dollar is more than anyone reads.
    private static String plain(BigDecimal usd) {
        return usd.scale() > 6 ? usd.setScale(6, RoundingMode.HALF_UP).toPlainString() : usd.toPlainString();
    }

    private static @Nullable String share(Change change) {
        return change.share().map(SavingsCommand::plain).orElse(null);
    }

    private static String percent(Change change) {
        return change.share().map(share -> Figures.percent(share.doubleValue())).orElse("-");
    }
}
