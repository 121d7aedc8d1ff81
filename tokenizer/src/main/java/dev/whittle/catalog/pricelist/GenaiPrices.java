package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The data of pydantic's genai-prices, v2 (a list of providers) and v3 (the same below `providers`):
/// USD per million tokens, with dates, hours and tiers. The last price whose condition holds is meant.
final class GenaiPrices {
    private static final Map<String, String> PROVIDERS = Map.of("x-ai", "xai", "moonshotai", "moonshot");
    private static final Map<RatesReader.Kind, String> FIELDS = Map.of(
            RatesReader.Kind.INPUT, "input_mtok",
            RatesReader.Kind.OUTPUT, "output_mtok",
            RatesReader.Kind.CACHE_READ, "cache_read_mtok",
            RatesReader.Kind.CACHE_WRITE, "cache_write_mtok",
            RatesReader.Kind.CACHE_WRITE_1H, "cache_write_1h_mtok",
            RatesReader.Kind.REASONING, "output_reasoning_mtok");

    private GenaiPrices() {}

    static boolean looksLike(JsonNode root) {
        JsonNode providers = root.isArray() ? root : root.path("providers");
        return providers.isArray() && providers.path(0).path("models").isArray()
                && providers.path(0).path("id").isString();
    }

    static void read(JsonNode root, PriceList.Builder list) {
        for (JsonNode provider : root.isArray() ? root : root.path("providers")) {
            String theirs = provider.path("id").asString("");
            for (JsonNode row : provider.path("models")) {
                String modelId = row.path("id").asString("");
                list.add(PROVIDERS.getOrDefault(theirs, theirs), theirs + "/" + modelId,
                        ours -> listing(ours, modelId, theirs + "/" + modelId, row));
            }
        }
    }

    private static Optional<Listing> listing(String provider, String modelId, String name, JsonNode row)
            throws Amounts.Refused {
        Predicate<String> rule = NameRule.of(row.path("match"));
        List<Price> prices = row.path("prices").isArray() ? dated(row.path("prices")) : flat(row.path("prices"));
        return prices.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listing(name, provider, modelId, row.path("name").asString(modelId),
                        PriceList.count(row, "context_window"), null, prices,
                        row.path("deprecated").asBoolean(false), null, rule));
    }

    private static List<Price> flat(JsonNode rates) throws Amounts.Refused {
        Price price = price(rates, null, null);
        return price == null ? List.of() : List.of(price);
    }

    // Dates come in order and each closes the one before; hours have no date of their own and hold
    // from the last one on.
    private static List<Price> dated(JsonNode conditional) throws Amounts.Refused {
        List<Price> days = new ArrayList<>();
        List<Price> hours = new ArrayList<>();
        LocalDate newest = null;
        for (JsonNode one : conditional) {
            JsonNode condition = one.path("constraint");
            LocalDate from = condition.has("start_date") ? date(condition.path("start_date")) : null;
            newest = from == null ? newest : from;
            Price.Window window = condition.has("start_time") ? window(condition) : null;
            Price price = price(one.path("prices"), window == null ? from : newest, window);
            if (price == null) {
                return List.of();
            }
            if (window != null) {
                hours.add(price);
            } else {
                close(days, from);
                days.add(price);
            }
        }
        days.addAll(hours);
        return days;
    }

    private static void close(List<Price> days, @Nullable LocalDate end) throws Amounts.Refused {
        if (days.isEmpty()) {
            return;
        }
        Price last = days.removeLast();
        if (end == null || (last.from() != null && !last.from().isBefore(end))) {
            throw new Amounts.Refused("Its dated prices are not in the order of their dates.");
        }
        days.add(new Price(last.from(), end, last.mode(), last.window(), last.rates(), last.tiers(), false, null,
                null));
    }

    private static @Nullable Price price(JsonNode node, @Nullable LocalDate from, Price.@Nullable Window window)
            throws Amounts.Refused {
        Rates base = rates(node, -1);
        if (base == null) {
            return null;
        }
        TreeSet<Long> starts = new TreeSet<>();
        for (String field : FIELDS.values()) {
            for (JsonNode tier : node.path(field).path("tiers")) {
                Long start = PriceList.count(tier, "start");
                if (start != null) {
                    starts.add(start);
                }
            }
        }
        List<Price.Tier> tiers = new ArrayList<>();
        for (long start : starts) {
            Rates rates = rates(node, start);
            if (rates != null) {
                // "From 272K" is written as 271999 there, because a tier holds above its start.
                boolean from999 = start % 1_000 == 999;
                tiers.add(new Price.Tier(from999 ? start + 1 : start, from999, rates));
            }
        }
        return new Price(from, null, Price.Mode.STANDARD, window, base, tiers, false, null, null);
    }

    private static @Nullable Rates rates(JsonNode node, long start) throws Amounts.Refused {
        RatesReader reader = kind -> {
            String field = Objects.requireNonNull(FIELDS.get(kind));
            JsonNode price = node.path(field);
            JsonNode chosen = price.isObject() ? price.path("base") : price;
            for (JsonNode tier : price.path("tiers")) {
                chosen = tier.path("start").asLong(Long.MAX_VALUE) <= start ? tier.path("price") : chosen;
            }
            return Amounts.PER_MILLION.read(chosen, field);
        };
        return reader.rates();
    }

    private static Price.Window window(JsonNode condition) throws Amounts.Refused {
        try {
            LocalTime start = LocalTime.parse(condition.path("start_time").asString("").replace("Z", ""));
            LocalTime end = LocalTime.parse(condition.path("end_time").asString("").replace("Z", ""));
            if (!start.equals(end)) {
                return new Price.Window(start, end);
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new Amounts.Refused("Its hours are not understood.");
    }

    private static LocalDate date(JsonNode node) throws Amounts.Refused {
        LocalDate day = PriceList.day(node);
        if (day == null) {
            throw new Amounts.Refused("Its date is not understood.");
        }
        return day;
    }
}
