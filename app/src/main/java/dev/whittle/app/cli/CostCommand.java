package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "cost", mixinStandardHelpOptions = true, description = "Prices a prompt on every model: a call and a month at your workload.", footer = {
    "", "List prices, standard mode, no caching; each with the day it was read at its source.",
    "A model whose price is not known is unpriced, never $0.", "",
    "Examples:",
    "  whittle cost prompt.txt --calls 5000 --days 22 --output 400",
    "  whittle cost prompt.txt -m gpt-6-luna -m deepseek/deepseek-v4-flash --json",
    "  whittle cost prompt.txt -m gpt-6-sol --max-month 100 || echo over budget"
})
final class CostCommand implements Callable<Integer> {
    /// What the rows are ordered by.
    enum Sort { month, tokens, name }

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "A model's key or id; may be given several times. Default: all.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--sort", defaultValue = "month", description = "Order of the rows: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Sort sort = Sort.month;

    @Option(names = "--max-month", converter = Amount.class, paramLabel = "USD", description = "Exit with 1 if a model costs more a month (an estimate: its upper end), or is unpriced.")
    private @Nullable BigDecimal most;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CostCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<Model> chosen = terminal.models(models);
        Workload load = workload.workload();
        Template template = input.read(terminal, terminal.plugins().formats());
        PromptCounts counts = new PromptCounter(
                chosen.stream().map(Model::tokenizer).distinct().map(Tokenizers::get).toList())
                .count(template.prompt());
        Instant now = Instant.now();
        List<Forecast> rows = new ArrayList<>(chosen.stream()
                .map(model -> Forecast.of(terminal.catalog(), model, counts.on(model), load, now)).toList());
        rows.sort(order());
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            rows.forEach(row -> array.add(json(row)));
            terminal.print(
                    JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id()).set("costs", array));
        } else {
            Table table = new Table("model", ">tokens", ">context", ">$ / call", ">$ / month", "price of", "retires");
            rows.forEach(row -> table.row(row.model().key(), Figures.tokens(row.input()),
                    Figures.percent(row.contextShare()),
                    Figures.usd(row.call()), Figures.usd(row.month()), day(priceDate(row.call())),
                    day(row.model().lifecycle().shutdownOn())));
            table.print(terminal.out());
        }
        return gate(rows, load, now);
    }

    // A gate on an estimate holds only if it holds at the upper end.
    private Cost atMost(Forecast row, Workload load, Instant at) {
        TokenCount input = TokenCount.exact(row.input().high());
        return Forecast.of(terminal.catalog(), row.model(), input, load, at).month();
    }

    private int gate(List<Forecast> rows, Workload load, Instant at) {
        BigDecimal limit = most;
        if (limit == null) {
            return Cli.GOOD;
        }
        int code = Cli.GOOD;
        for (Forecast row : rows) {
            Cost month = atMost(row, load, at);
            if (month instanceof Cost.Unpriced) {
                terminal.say("%s is unpriced, so nobody knows whether it stays within %s a month."
                        .formatted(row.model().key(), Figures.usd(limit)));
                code = Cli.GATE_FAILED;
            } else if (month instanceof Cost.Priced priced && priced.usd().compareTo(limit) > 0) {
                terminal.say("%s costs %s%s a month, more than %s.".formatted(row.model().key(),
                        row.input().exact() ? "" : "up to ", Figures.usd(month), Figures.usd(limit)));
                code = Cli.GATE_FAILED;
            }
        }
        return code;
    }

    private Comparator<Forecast> order() {
        Comparator<Forecast> byName = Comparator.comparing(row -> row.model().key());
        return switch (sort) {
            case name -> byName;
            case tokens -> Comparator.comparingLong((Forecast row) -> row.input().tokens()).thenComparing(byName);
            case month -> Comparator.comparing((Forecast row) -> usd(row.month()),
                    Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byName);
        };
    }

    private static ObjectNode json(Forecast row) {
        ObjectNode node = CountCommand.json(new CountCommand.Row(row.model(), row.model().tokenizer()), row.input());
        node.put("context_share", row.contextShare());
        node.put("usd_per_call", plain(row.call()));
        node.put("usd_per_month", plain(row.month()));
        switch (row.call()) {
            case Cost.Priced priced -> node.put("price_source", priced.price().source())
                    .put("price_date", day(priceDate(row.call())));
            case Cost.Unpriced unpriced -> node.put("unpriced", unpriced.reason());
        }
        LocalDate retires = row.model().lifecycle().shutdownOn();
        return node.put("retires", retires == null ? null : retires.toString());
    }

    private static @Nullable LocalDate priceDate(Cost cost) {
        return cost instanceof Cost.Priced priced
                ? priced.price().checkedOn() == null ? priced.price().from() : priced.price().checkedOn()
                : null;
    }

    private static @Nullable String plain(Cost cost) {
        BigDecimal usd = usd(cost);
        return usd == null ? null : usd.toPlainString();
    }

    private static @Nullable BigDecimal usd(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd() : null;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }
}
