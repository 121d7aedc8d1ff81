package dev.whittle.optimizer.savings;

import static dev.whittle.catalog.Price.Mode.STANDARD;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.tokenizer.TokenCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What tokens cost at the prices the publications quote, frozen in `seed-catalog.json`, or at those of the
/// bundled catalog for a model the frozen one does not have.
final class SeedPrices {
    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final Catalog SEEDS = frozen();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private SeedPrices() {}

    static BigDecimal usd(String key, long input, long output) {
        return usd(key, Usage.of(input, output), STANDARD);
    }

    static BigDecimal usd(String key, Usage usage, Price.Mode mode) {
        return usd(key, usage, mode, NOON);
    }

    /// A thousand input tokens on the last day of models that were shut down on 2026-10-23.
    static BigDecimal lastDay(String key) {
        return usd(key, Usage.of(1_000, 0), STANDARD, Instant.parse("2026-10-22T12:00:00Z"));
    }

    static BigDecimal input(String key) {
        return usd(key, 1_000_000, 0);
    }

    static BigDecimal output(String key) {
        return usd(key, 0, 1_000_000);
    }

    static PriceRatio ratio(String cheap, String dear) {
        return PriceRatio.of(input(cheap), input(dear), output(cheap), output(dear));
    }

    static BigDecimal times(BigDecimal dear, BigDecimal cheap) {
        return dear.divide(cheap, 10, RoundingMode.HALF_UP);
    }

    static Forecast forecast(String key, long input, Workload workload) {
        Catalog catalog = catalog(key);
        return Forecast.of(catalog, catalog.find(key).orElseThrow(), TokenCount.exact(input), workload, NOON);
    }

    private static BigDecimal usd(String key, Usage usage, Price.Mode mode, Instant at) {
        Catalog catalog = catalog(key);
        return usd(catalog.cost(catalog.find(key).orElseThrow(), usage, mode, at));
    }

    static BigDecimal usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new AssertionError(reason);
        };
    }

    private static Catalog catalog(String key) {
        return SEEDS.find(key).isPresent() ? SEEDS : Catalog.bundled();
    }

    private static Catalog frozen() {
        try (InputStream in = Objects.requireNonNull(SeedPrices.class.getResourceAsStream("seed-catalog.json"))) {
            return new Catalog("seeds-frozen", LocalDate.of(2026, 11, 21), List.of()).withOverrides(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
