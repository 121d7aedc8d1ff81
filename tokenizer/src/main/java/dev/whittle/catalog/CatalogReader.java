package dev.whittle.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the catalog's JSON (schema in `catalog.schema.json`). Money must be a decimal string.
final class CatalogReader {
    private CatalogReader() {}

    static Catalog bundled() {
        return Bundled.CATALOG;
    }

    private static final class Bundled {
        static final Catalog CATALOG = load();

        private static Catalog load() {
            try (InputStream in = CatalogReader.class.getResourceAsStream("catalog.json")) {
                if (in == null) {
                    throw new IllegalStateException("The bundled catalog is missing from the jar.");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Catalog read(InputStream in) {
        JsonNode root = JsonMapper.shared().readTree(in);
        List<Model> models = new ArrayList<>();
        for (JsonNode model : root.path("models")) {
            models.add(model(model));
        }
        return new Catalog(text(root, "catalogId"), LocalDate.parse(text(root, "asOf")), models);
    }

    private static Model model(JsonNode node) {
        JsonNode limits = node.path("limits");
        JsonNode lifecycle = node.path("lifecycle");
        List<Price> prices = new ArrayList<>();
        for (JsonNode price : node.path("prices")) {
            prices.add(price(price));
        }
        return new Model(
                text(node, "key"),
                text(node, "provider"),
                text(node, "modelId"),
                strings(node.path("aliases")),
                text(node, "displayName"),
                text(node.path("tokenizer"), "encoding"),
                new Model.Limits(
                        limits.path("contextWindow").asLong(),
                        number(limits, "maxInput"),
                        number(limits, "maxOutput"),
                        number(limits, "minCacheableTokens")),
                set(node.path("capabilities")),
                set(node.path("unsupportedParams")),
                new Model.Lifecycle(
                        Model.Status.valueOf(text(lifecycle, "status").toUpperCase(Locale.ROOT)),
                        date(lifecycle, "deprecatedOn"),
                        date(lifecycle, "shutdownOn"),
                        optional(lifecycle, "replacement")),
                prices);
    }

    private static Price price(JsonNode node) {
        JsonNode window = node.path("utcWindow");
        List<Price.Tier> tiers = new ArrayList<>();
        for (JsonNode tier : node.path("tiers")) {
            JsonNode when = tier.path("whenInputTokens");
            tiers.add(new Price.Tier(when.path("value").asLong(), text(when, "op").equals(">="),
                    rates(tier.path("rates"))));
        }
        return new Price(
                date(node, "from"),
                date(node, "to"),
                Price.Mode.valueOf(text(node, "mode").toUpperCase(Locale.ROOT)),
                window.isMissingNode()
                        ? null
                        : new Price.Window(LocalTime.parse(text(window, "start")),
                                LocalTime.parse(text(window, "end"))),
                rates(node.path("rates")),
                tiers,
                node.path("derived").asBoolean(false),
                optional(node, "source"),
                date(node, "checkedOn"));
    }

    private static Rates rates(JsonNode node) {
        return new Rates(
                new BigDecimal(text(node, "input")),
                new BigDecimal(text(node, "output")),
                money(node, "cacheRead"),
                money(node, "cacheWrite"),
                money(node, "cacheWrite5m"),
                money(node, "cacheWrite1h"),
                money(node, "reasoning"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("The catalog needs a text \"%s\" in %s".formatted(field, node));
        }
        return value.asString();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static @Nullable BigDecimal money(JsonNode node, String field) {
        String value = optional(node, field);
        return value == null ? null : new BigDecimal(value);
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        String value = optional(node, field);
        return value == null ? null : LocalDate.parse(value);
    }

    private static @Nullable Long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asLong() : null;
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array) {
            values.add(value.asString());
        }
        return values;
    }

    private static Set<String> set(JsonNode array) {
        return new HashSet<>(strings(array));
    }
}
