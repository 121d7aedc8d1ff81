package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Repricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "reprice", mixinStandardHelpOptions = true, description = "Says what an experiment would cost at other prices, beside what it did cost.", footer = {
    "",
    "The usage is the provider's own of then; the experiment is not changed.",
    "",
    "Examples:",
    "  whittle experiments reprice ID",
    "  whittle experiments reprice ID --on 2027-01-15",
    "  whittle experiments reprice ID --prices negotiated.json --json"
})
final class ExperimentsRepriceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id = "";

    @Option(names = "--on", paramLabel = "DATE", description = "The day whose prices hold. Default: today.")
    private @Nullable LocalDate day;

    @Option(names = "--prices", paramLabel = "FILE", description = "Prices that come before the catalog's, as in prices.json. Default: your own.")
    private @Nullable Path prices;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExperimentsRepriceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Experiment experiment;
        try (Workspace workspace = terminal.workspace()) {
            experiment = ExperimentsCommand.experiment(workspace, id);
        }
        Catalog catalog = catalog();
        Instant at = day == null ? terminal.now() : day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Repricing repriced = Repricing.of(experiment, catalog, at);
        if (json) {
            print(experiment, catalog, at, repriced);
            return Cli.GOOD;
        }
        Table table = new Table("column", "model", ">cost then", ">cost now", ">difference", "price of");
        for (Repricing.Row row : repriced.rows()) {
            table.row(row.run().column().label(), row.run().column().target().displayName(), Figures.usd(row.then()),
                    Figures.usd(row.now()), row.difference().map(Figures::usd).orElse("unknown"), dated(row.now()));
        }
        table.row("all", "", words(repriced.then()), words(repriced.now()), repriced.then()
                .flatMap(then -> repriced.now().map(now -> Figures.usd(now.subtract(then)))).orElse("unknown"), "");
        table.print(terminal.out());
        return Cli.GOOD;
    }

    private Catalog catalog() throws IOException {
        if (prices == null) {
            return terminal.catalog();
        }
        TextInput.requireFile(prices);
        return Catalog.bundled().withOverrides(prices);
    }

    private void print(Experiment experiment, Catalog catalog, Instant at, Repricing repriced) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("id", experiment.id().toString())
                .put("catalog", catalog.id()).put("at", at.toString())
                .put("usd_then", plain(repriced.then())).put("usd_now", plain(repriced.now()));
        ArrayNode rows = node.putArray("columns");
        for (Repricing.Row row : repriced.rows()) {
            rows.addObject().put("label", row.run().column().label())
                    .put("model", row.run().column().target().catalogKey())
                    .put("usd_then", plain(usd(row.then()))).put("usd_now", plain(usd(row.now())))
                    .put("unpriced", row.now() instanceof Cost.Unpriced(String why) ? why : null);
        }
        terminal.print(node);
    }

    private static Optional<BigDecimal> usd(Cost cost) {
        return cost instanceof Cost.Priced priced ? Optional.of(priced.usd()) : Optional.empty();
    }

    private static @Nullable String plain(Optional<BigDecimal> usd) {
        return usd.map(BigDecimal::toPlainString).orElse(null);
    }

    private static String words(Optional<BigDecimal> usd) {
        return usd.map(Figures::usd).orElse("unpriced");
    }

    private static String dated(Cost cost) {
        return cost instanceof Cost.Priced priced && priced.price().checkedOn() != null
                ? String.valueOf(priced.price().checkedOn())
                : "";
    }
}
