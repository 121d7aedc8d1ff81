package dev.whittle.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The arithmetic of prices: which price holds, which tier, and what a usage costs.
final class Prices {
    private static final BigDecimal PER_MILLION = BigDecimal.ONE.movePointLeft(6);

    private Prices() {}

    static Optional<Price> at(Model model, Price.Mode mode, Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        boolean gone = model.lifecycle().isShutDown(utc.toLocalDate());
        return model.prices().stream()
                .filter(price -> price.mode() == mode && price.holdsOn(utc.toLocalDate()))
                .filter(price -> price.window() == null || price.window().covers(utc.toLocalDateTime()))
                .filter(price -> price.isCustom() || !gone)
                .max(Comparator.comparing(Price::isCustom).thenComparing(price -> price.window() != null));
    }

    static Cost cost(Model model, Usage usage, Price.Mode mode, Instant at) {
        Optional<Price> price = at(model, mode, at);
        if (price.isEmpty()) {
            return new Cost.Unpriced(whyUnpriced(model, mode, at.atOffset(ZoneOffset.UTC).toLocalDate()));
        }
        Rates rates = price.get().ratesFor(usage.totalInput());
        BigDecimal usd = BigDecimal.ZERO;
        for (Part part : parts(usage, rates)) {
            if (part.tokens() > 0 && part.rate() == null) {
                return new Cost.Unpriced(
                        "No %s%s price is known for %s.".formatted(mode == Price.Mode.STANDARD ? "" : name(mode) + " ",
                                part.name(), model.displayName()));
            }
            usd = part.rate() == null ? usd : usd.add(times(part.tokens(), part.rate()));
        }
        return new Cost.Priced(usd, price.get());
    }

    private record Part(String name, long tokens, @Nullable BigDecimal rate) {}

    private static List<Part> parts(Usage usage, Rates rates) {
        return List.of(
                new Part("input", usage.input(), rates.input()),
                new Part("cache-read", usage.cacheRead(), rates.cacheRead()),
                new Part("cache-write", usage.cacheWrite() - usage.cacheWrite1h(),
                        firstKnown(rates.cacheWrite(), rates.cacheWrite5m())),
                new Part("one-hour cache-write", usage.cacheWrite1h(), rates.cacheWrite1h()),
                new Part("output", usage.output() - usage.reasoning(), rates.output()),
                new Part("reasoning", usage.reasoning(), firstKnown(rates.reasoning(), rates.output())));
    }

    private static String whyUnpriced(Model model, Price.Mode mode, LocalDate day) {
        Model.Lifecycle lifecycle = model.lifecycle();
        if (!lifecycle.isShutDown(day)) {
            return "No %s price is known for %s on %s."
                    .formatted(name(mode), model.displayName(), day);
        }
        return lifecycle.replacement() == null
                ? "%s was shut down on %s.".formatted(model.displayName(), lifecycle.shutdownOn())
                : "%s was shut down on %s; its replacement is %s."
                        .formatted(model.displayName(), lifecycle.shutdownOn(), lifecycle.replacement());
    }

    private static String name(Price.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal firstKnown(@Nullable BigDecimal first, @Nullable BigDecimal second) {
        return first != null ? first : second;
    }

    private static BigDecimal times(long tokens, BigDecimal usdPerMillion) {
        return usdPerMillion.multiply(BigDecimal.valueOf(tokens)).multiply(PER_MILLION);
    }
}
