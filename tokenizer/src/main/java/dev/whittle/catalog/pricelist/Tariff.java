package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prices of one mode that hold on a day, rate by rate, each with a name people understand:
/// `input`, `batch output`, `cache read above 200,000 tokens`, `input 01:00–04:00 UTC`.
///
/// @param rates USD per million tokens by name; the name of the plain price has no ending
record Tariff(Map<String, Map<String, BigDecimal>> rates) {
    private static final String PLAIN = "";

    /// @param hours whether prices of some hours count; not every list can state them
    static Tariff on(LocalDate day, Price.Mode mode, List<Price> prices, boolean hours) {
        Map<String, Map<String, BigDecimal>> rates = new LinkedHashMap<>();
        for (Price price : prices) {
            if (price.mode() != mode || !price.holdsOn(day) || price.isCustom()
                    || (price.window() != null && !hours)) {
                continue;
            }
            String when = price.window() == null
                    ? PLAIN
                    : " %s–%s UTC".formatted(price.window().start(), price.window().end());
            rates.put(when, named(price.rates()));
            for (Price.Tier tier : price.tiers()) {
                rates.put(when + String.format(Locale.ROOT, " above %,d tokens", edge(tier)), named(tier.rates()));
            }
        }
        return new Tariff(rates);
    }

    /// The last count of tokens a tier does not cover. Lists that know only "above" may be one off.
    private static long edge(Price.Tier tier) {
        long last = tier.inclusive() ? tier.threshold() - 1 : tier.threshold();
        return last % 1_000 == 999 ? last + 1 : last;
    }

    boolean isEmpty() {
        return rates.isEmpty();
    }

    /// A plain rate, or null.
    @Nullable
    BigDecimal plain(String name) {
        return rates.getOrDefault(PLAIN, Map.of()).get(name);
    }

    /// What changes from this tariff to another. A rate the other does not state is a change only if
    /// something else is.
    List<PriceChange.Rate> to(Tariff next, Price.Mode mode, String ending) {
        List<PriceChange.Rate> known = new ArrayList<>();
        List<PriceChange.Rate> lost = new ArrayList<>();
        String mark = mode == Price.Mode.STANDARD ? "" : mode.name().toLowerCase(Locale.ROOT) + " ";
        next.rates.forEach((when, theirs) -> theirs.forEach((name, after) -> {
            BigDecimal before = rates.getOrDefault(when, Map.of()).get(name);
            if (before == null || before.compareTo(after) != 0) {
                known.add(new PriceChange.Rate(mark + name + when + ending, before, after));
            }
        }));
        rates.forEach((when, ours) -> ours.forEach((name, before) -> {
            if (!next.rates.getOrDefault(when, Map.of()).containsKey(name)) {
                lost.add(new PriceChange.Rate(mark + name + when + ending, before, null));
            }
        }));
        if (!known.isEmpty()) {
            known.addAll(lost);
        }
        return known;
    }

    private static Map<String, BigDecimal> named(Rates rates) {
        Map<String, BigDecimal> named = new LinkedHashMap<>();
        put(named, "input", rates.input());
        put(named, "output", rates.output());
        put(named, "cache read", rates.cacheRead());
        put(named, "cache write", rates.cacheWrite() == null ? rates.cacheWrite5m() : rates.cacheWrite());
        put(named, "cache write for an hour", rates.cacheWrite1h());
        put(named, "reasoning", rates.reasoning());
        return named;
    }

    private static void put(Map<String, BigDecimal> named, String name, @Nullable BigDecimal rate) {
        if (rate != null) {
            named.put(name, rate);
        }
    }
}
