package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A rate row as JSON: money in decimal strings, USD per million tokens; unknown rates are left out.
final class PriceJson {
    private PriceJson() {}

    static void write(ObjectNode node, Price price) {
        put(node, "from", price.from());
        put(node, "to", price.to());
        node.put("mode", price.mode().name().toLowerCase(Locale.ROOT));
        if (price.window() != null) {
            window(node.putObject("utcWindow"), price.window());
        }
        rates(node.putObject("rates"), price.rates());
        var tiers = node.putArray("tiers");
        for (Price.Tier tier : price.tiers()) {
            ObjectNode one = tiers.addObject().put("threshold", tier.threshold()).put("inclusive", tier.inclusive());
            rates(one.putObject("rates"), tier.rates());
        }
        node.put("derived", price.derived());
        put(node, "source", price.source());
        put(node, "checkedOn", price.checkedOn());
    }

    static Price read(JsonNode node) {
        JsonNode window = node.path("utcWindow");
        List<Price.Tier> tiers = new ArrayList<>();
        for (JsonNode tier : node.required("tiers")) {
            tiers.add(new Price.Tier(tier.required("threshold").longValue(), tier.required("inclusive").booleanValue(),
                    rates(tier.required("rates"))));
        }
        return new Price(
                date(node, "from"),
                date(node, "to"),
                Price.Mode.valueOf(node.required("mode").stringValue().toUpperCase(Locale.ROOT)),
                window.isObject() ? window(window) : null,
                rates(node.required("rates")),
                tiers,
                node.required("derived").booleanValue(),
                text(node, "source"),
                date(node, "checkedOn"));
    }

    private static void window(ObjectNode node, Price.Window window) {
        node.put("start", window.start().toString()).put("end", window.end().toString());
        if (!window.everyDay()) {
            var days = node.putArray("days");
            window.days().forEach(day -> days.add(day.name()));
        }
    }

    private static Price.Window window(JsonNode node) {
        LocalTime start = LocalTime.parse(node.required("start").stringValue());
        LocalTime end = LocalTime.parse(node.required("end").stringValue());
        if (!node.has("days")) {
            return new Price.Window(start, end);
        }
        Set<DayOfWeek> days = new HashSet<>();
        node.path("days").forEach(day -> days.add(DayOfWeek.valueOf(day.stringValue())));
        return new Price.Window(start, end, days);
    }

    private static void rates(ObjectNode node, Rates rates) {
        put(node, "input", rates.input());
        put(node, "output", rates.output());
        put(node, "cacheRead", rates.cacheRead());
        put(node, "cacheWrite", rates.cacheWrite());
        put(node, "cacheWrite5m", rates.cacheWrite5m());
        put(node, "cacheWrite1h", rates.cacheWrite1h());
        put(node, "reasoning", rates.reasoning());
    }

    private static Rates rates(JsonNode node) {
        return new Rates(
                new BigDecimal(node.required("input").stringValue()),
                new BigDecimal(node.required("output").stringValue()),
                money(node, "cacheRead"),
                money(node, "cacheWrite"),
                money(node, "cacheWrite5m"),
                money(node, "cacheWrite1h"),
                money(node, "reasoning"));
    }

    private static void put(ObjectNode node, String field, @Nullable Object value) {
        switch (value) {
            case null -> {
            }
            case BigDecimal money -> node.put(field, money.toPlainString());
            default -> node.put(field, value.toString());
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).stringValue() : null;
    }

    private static @Nullable BigDecimal money(JsonNode node, String field) {
        String value = text(node, field);
        return value == null ? null : new BigDecimal(value);
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        String value = text(node, field);
        return value == null ? null : LocalDate.parse(value);
    }
}
