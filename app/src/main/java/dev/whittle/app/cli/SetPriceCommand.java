package dev.whittle.app.cli;

import dev.whittle.app.models.OwnModel;
import dev.whittle.app.models.PriceBook;
import dev.whittle.app.models.PriceText;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", mixinStandardHelpOptions = true, description = "Sets a price of your own, in USD per million tokens. It comes before every listed one while it holds.", footer = {
    "",
    "A price ends the one you set before it. A rate you leave out is unknown, not free.",
    "",
    "Examples:",
    "  whittle models set gpt-4o --input 2.00 --output 8.00 --from 2026-12-01",
    "  whittle models set lab/my --input 0 --output 0 --context 8192 --tokenizer kimi"
})
final class SetPriceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "Its key or id; with --context a new provider/id of your own.")
    private String name = "";

    @Option(names = "--input", required = true, converter = Amount.class, paramLabel = "USD", description = "Input.")
    private BigDecimal input = BigDecimal.ZERO;

    @Option(names = "--output", required = true, converter = Amount.class, paramLabel = "USD", description = "Output, reasoning included.")
    private BigDecimal output = BigDecimal.ZERO;

    @Option(names = "--cache-read", converter = Amount.class, paramLabel = "USD", description = "Input read from the cache.")
    private @Nullable BigDecimal cacheRead;

    @Option(names = "--cache-write", converter = Amount.class, paramLabel = "USD", description = "Input written to the cache.")
    private @Nullable BigDecimal cacheWrite;

    @Option(names = "--cache-write-1h", converter = Amount.class, paramLabel = "USD", description = "Input written to the cache for an hour.")
    private @Nullable BigDecimal cacheWrite1h;

    @Option(names = "--mode", defaultValue = "standard", paramLabel = "MODE", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Price.Mode mode = Price.Mode.STANDARD;

    @Option(names = "--from", paramLabel = "DATE", description = "First day it holds. Default: always.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "First day it no longer holds. Default: until further notice.")
    private @Nullable LocalDate to;

    @Option(names = "--context", converter = WholeNumber.class, paramLabel = "TOKENS", description = "Adds a model of your own with this context window.")
    private @Nullable Long context;

    @Option(names = "--tokenizer", paramLabel = "ID", defaultValue = "unmeasured", description = "What counts for a model of your own (${DEFAULT-VALUE}).")
    private String tokenizer = "unmeasured";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SetPriceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Price price = Price.custom(from, to, mode,
                new Rates(input, output, cacheRead, cacheWrite, null, cacheWrite1h, null),
                terminal.today());
        Long window = context;
        boolean added = window != null && terminal.catalog().find(name).isEmpty();
        Model model = added && window != null ? OwnModel.of(name, tokenizer, window, price) : terminal.model(name);
        PriceBook.Contents now = terminal.prices()
                .change(personal -> added ? personal.with(model) : personal.with(model.key(), price));
        Model changed = now.catalog().find(model.key()).orElseThrow();
        if (json) {
            terminal.print(terminal.report(now.catalog()).json(changed));
        } else {
            terminal.say("%s costs %s for input and %s for output by your own price, %s.".formatted(changed.key(),
                    PriceText.rate(input), PriceText.rate(output), PriceText.period(price)));
        }
        return Cli.GOOD;
    }
}
