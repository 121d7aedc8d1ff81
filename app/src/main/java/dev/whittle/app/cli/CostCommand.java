package dev.whittle.app.cli;

import java.util.Objects;
import java.util.Map;
import java.util.LinkedHashMap;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.catalog.extra.Extra;
import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "cost", mixinStandardHelpOptions = true, description = "Prices a prompt on every model: a call and a month at your workload.", footer = {
    "",
    "List prices, each with the day it was read at its source; \"derived\" marks one that follows from a "
            + "vendor's rule. A model whose price is not known is unpriced, never $0. --prefix shows from how many "
            + "reads per write caching the first TOKENS pays, at your --hits.",
    "",
    "Examples:",
    "  whittle cost prompt.txt --calls 5000 --days 22 --output 400",
    "  whittle cost prompt.txt -m gpt-6-luna -m deepseek/deepseek-v4-flash --json",
    "  whittle cost prompt.txt --cached 0.6 --hits 0.95 --mode flex",
    "  whittle cost prompt.txt --cheapest-that-fits --output 4000",
    "  whittle cost prompt.txt --prefix 2000 --hits 0.8",
    "  whittle cost prompt.txt -m gpt-4o --tools tools.json --image 1024x768",
    "  whittle cost prompt.txt -m gpt-6-sol --max-month 100 || echo over budget"
})
final class CostCommand implements Callable<Integer> {
    /// What the rows are ordered by.
    enum Sort { month, tokens, name }

    private static final int MOST_REASONS = 5;
    private static final Comparator<Forecast> BY_NAME = Comparator.comparing(row -> row.model().key());
    private static final Comparator<Forecast> BY_MONTH = Comparator.comparing((Forecast row) -> usd(row.month()),
            Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(BY_NAME);

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private ExtraOptions extras = new ExtraOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "A model's key or id; may be given several times. Default: all.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--sort", defaultValue = "month", description = "Order of the rows: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Sort sort = Sort.month;

    @Option(names = "--max-month", converter = Amount.class, paramLabel = "USD", description = "Exit with 1 if a model costs more a month (an estimate: its upper end), or is unpriced.")
    private @Nullable BigDecimal most;

    @Option(names = "--prefix", converter = WholeNumber.class, paramLabel = "TOKENS", description = "Show from when on caching the first TOKENS of the prompt pays.")
    private @Nullable Long prefix;

    @Option(names = "--cheapest-that-fits", description = "Only the model with the lowest price a month whose limits hold prompt and output; exit with 1 if there is none.")
    private boolean cheapest;

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
        List<Tokenizer> tokenizers = terminal.tokenizers(chosen.stream().map(Model::tokenizer).toList());
        PromptCounts counts = new PromptCounter(tokenizers).count(template.prompt());
        extras.read();
        Map<Model, TokenCount> inputs = new LinkedHashMap<>();
        Map<Model, String> unknown = new LinkedHashMap<>();
        for (Model model : chosen) {
            List<Extra> added = extras.on(model, tokenizers.stream()
                    .filter(one -> one.id().equals(model.tokenizer())).findFirst().orElseThrow());
            Extra.total(counts.require(model), added).ifPresentOrElse(total -> inputs.put(model, total),
                    () -> unknown.put(model, ExtraOptions.unknown(model, added)));
        }
        Instant now = terminal.now();
        Long cached = prefix;
        if (cached != null) {
            return breakEven(
                    new BreakEvenLines(terminal, List.copyOf(inputs.keySet()),
                            model -> Objects.requireNonNull(inputs.get(model)).tokens(), cached, load, now));
        }
        List<Forecast> rows = inputs.entrySet().stream()
                .map(one -> Forecast.of(terminal.catalog(), one.getKey(), one.getValue(), load, now)).sorted(order())
                .toList();
        if (cheapest) {
            rows = rows.stream().filter(row -> row.month() instanceof Cost.Priced && row.fits(load.outputTokens()))
                    .min(BY_MONTH).stream().toList();
        }
        CostLines lines = new CostLines(load);
        Map<Model, String> shown = cheapest ? Map.of() : unknown;
        if (json) {
            terminal.print(catalog().set("costs", lines.json(rows, shown)));
        } else if (!rows.isEmpty()) {
            lines.table(rows).print(terminal.out());
        }
        if (!json || most != null) {
            sayUnknown(shown);
        }
        if (rows.isEmpty() && shown.isEmpty()) {
            terminal.say("No model with a known price holds this prompt and its output.");
            return Cli.GATE_FAILED;
        }
        return most != null && !shown.isEmpty() ? Cli.GATE_FAILED : gate(rows, load, now);
    }

    private void sayUnknown(Map<Model, String> unknown) {
        if (unknown.size() > MOST_REASONS) {
            terminal.say("%d models are left out, because what tools or images add there is not documented.".formatted(
                    unknown.size()));
        } else {
            unknown.values().forEach(terminal::say);
        }
    }

    private int breakEven(BreakEvenLines lines) {
        if (cheapest || most != null) {
            throw new IllegalArgumentException(
                    "--prefix compares the prices of a prefix; leave out --cheapest-that-fits and --max-month.");
        }
        if (json) {
            terminal.print(catalog().set("break_even", lines.json()));
        } else {
            lines.table().print(terminal.out());
        }
        return Cli.GOOD;
    }

    private ObjectNode catalog() {
        return JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id());
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
        return switch (sort) {
            case name -> BY_NAME;
            case tokens -> Comparator.comparingLong((Forecast row) -> row.input().tokens()).thenComparing(BY_NAME);
            case month -> BY_MONTH;
        };
    }

    private static @Nullable BigDecimal usd(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd() : null;
    }
}
