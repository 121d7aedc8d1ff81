package dev.whittle.catalog;

import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a person's price file in the shape [PersonalPrices] reads: money as decimal texts.
final class PriceFileWriter {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PriceFileWriter() {}

    static String write(PersonalPrices personal) {
        ObjectNode root = JSON.createObjectNode().put("schemaVersion", 1);
        ArrayNode models = root.putArray("models");
        personal.custom().forEach(entry -> write(models.addObject(), entry));
        if (!personal.imports().isEmpty()) {
            ArrayNode imports = root.putArray("imports");
            for (PriceImport one : personal.imports()) {
                ObjectNode node = imports.addObject();
                node.put("file", one.file()).put("format", one.format())
                        .put("importedOn", one.importedOn().toString()).put("asOf", one.asOf().toString());
                ObjectNode listed = node.putObject("listed");
                one.listed().forEach(listed::put);
                ArrayNode taken = node.putArray("models");
                one.entries().forEach(entry -> write(taken.addObject(), entry));
            }
        }
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void write(ObjectNode node, PriceEntry entry) {
        node.put("key", entry.key());
        if (entry.model() != null) {
            write(node, entry.model());
        }
        put(node, "ends", entry.ends());
        if (!entry.prices().isEmpty()) {
            ArrayNode prices = node.putArray("prices");
            entry.prices().forEach(price -> write(prices.addObject(), price));
        }
    }

    private static void write(ObjectNode node, Model model) {
        node.put("provider", model.provider()).put("modelId", model.modelId());
        texts(node, "aliases", model.aliases());
        node.put("displayName", model.displayName());
        node.putObject("tokenizer").put("encoding", model.tokenizer())
                .put("exact", Tokenizers.find(model.tokenizer()).map(Tokenizer::exact).orElse(false))
                .put("perMessage", model.overhead().perMessage()).put("perRequest", model.overhead().perRequest());
        ObjectNode limits = node.putObject("limits").put("contextWindow", model.limits().contextWindow());
        put(limits, "maxInput", model.limits().maxInput());
        put(limits, "maxOutput", model.limits().maxOutput());
        put(limits, "minCacheableTokens", model.limits().minCacheableTokens());
        texts(node, "capabilities", new TreeSet<>(model.capabilities()));
        texts(node, "unsupportedParams", new TreeSet<>(model.unsupportedParams()));
        ObjectNode life = node.putObject("lifecycle")
                .put("status", model.lifecycle().status().name().toLowerCase(Locale.ROOT));
        put(life, "deprecatedOn", model.lifecycle().deprecatedOn());
        put(life, "shutdownOn", model.lifecycle().shutdownOn());
        put(life, "replacement", model.lifecycle().replacement());
    }

    private static void write(ObjectNode node, Price price) {
        node.put("from", price.from() == null ? null : price.from().toString());
        node.put("to", price.to() == null ? null : price.to().toString());
        node.put("mode", price.mode().name().toLowerCase(Locale.ROOT));
        if (price.window() != null) {
            ObjectNode window = node.putObject("utcWindow").put("start", price.window().start().toString())
                    .put("end", price.window().end().toString());
            if (!price.window().everyDay()) {
                texts(window, "days", price.window().days().stream().map(PriceReader::nameOf).toList());
            }
        }
        write(node.putObject("rates"), price.rates());
        if (!price.tiers().isEmpty()) {
            ArrayNode tiers = node.putArray("tiers");
            for (Price.Tier tier : price.tiers()) {
                ObjectNode one = tiers.addObject();
                one.putObject("whenInputTokens").put("op", tier.inclusive() ? ">=" : ">")
                        .put("value", tier.threshold());
                write(one.putObject("rates"), tier.rates());
            }
        }
        if (price.derived()) {
            node.put("derived", true);
        }
        put(node, "checkedOn", price.checkedOn());
    }

    private static void write(ObjectNode node, Rates rates) {
        put(node, "input", rates.input());
        put(node, "output", rates.output());
        put(node, "cacheRead", rates.cacheRead());
        put(node, "cacheWrite", rates.cacheWrite());
        put(node, "cacheWrite5m", rates.cacheWrite5m());
        put(node, "cacheWrite1h", rates.cacheWrite1h());
        put(node, "reasoning", rates.reasoning());
    }

    private static void texts(ObjectNode node, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(field);
            values.forEach(array::add);
        }
    }

    private static void put(ObjectNode node, String field, @Nullable Object value) {
        switch (value) {
            case null -> {
            }
            case BigDecimal money -> node.put(field, money.toPlainString());
            case LocalDate day -> node.put(field, day.toString());
            case Long count -> node.put(field, count);
            default -> node.put(field, value.toString());
        }
    }
}
