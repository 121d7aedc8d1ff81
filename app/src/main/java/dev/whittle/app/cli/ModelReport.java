package dev.whittle.app.cli;

import java.util.Set;
import dev.whittle.app.Figures;
import dev.whittle.app.models.PriceText;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A model of the catalog for people and for programs.
final class ModelReport {
    private final Catalog catalog;
    private final Set<String> exact;

    /// @param exact ids of the tokenizers that count exactly, by a vocabulary built in or a file of the person's
    ModelReport(Catalog catalog, Set<String> exact) {
        this.catalog = catalog;
        this.exact = exact;
    }

    Table table(List<Model> models, Instant now) {
        Table table = new Table("model", "name", ">input", ">output", ">cache read", ">context", "price of", "status",
                "retires");
        for (Model model : models) {
            Price price = catalog.price(model, Price.Mode.STANDARD, now).orElse(null);
            table.row(model.key(), model.displayName(), rate(price == null ? null : price.rates().input()),
                    rate(price == null ? null : price.rates().output()),
                    rate(price == null ? null : price.rates().cacheRead()),
                    Figures.number(model.limits().contextWindow()), price == null ? "-" : PriceText.origin(price),
                    status(model), day(model.lifecycle().shutdownOn()));
        }
        return table;
    }

    void print(Model model, PrintWriter out) {
        out.println(Table.harmless("%s (%s)".formatted(model.displayName(), model.key())));
        Table facts = new Table("", "");
        facts.row("provider", model.provider());
        facts.row("also called", or(String.join(", ", model.aliases())));
        facts.row("context window", Figures.number(model.limits().contextWindow()) + " tokens");
        facts.row("most input", tokens(model.limits().maxInput()));
        facts.row("most output", tokens(model.limits().maxOutput()));
        facts.row("shortest cached prefix", tokens(model.limits().minCacheableTokens()));
        facts.row("tokenizer", model.tokenizer() + (exact(model) ? ", exact" : ", an estimate"));
        facts.row("a chat adds", "%d tokens a message, %d a request".formatted(model.overhead().perMessage(),
                model.overhead().perRequest()));
        facts.row("can do", or(String.join(", ", new TreeSet<>(model.capabilities()))));
        facts.row("refused parameters", or(String.join(", ", new TreeSet<>(model.unsupportedParams()))));
        facts.row("status", PriceText.life(model));
        facts.print(out);
        out.println();
        Table prices = new Table("mode", "holds", "when", ">input", ">output", ">cache read", ">cache write", "source",
                "read on");
        for (Price price : model.prices()) {
            row(prices, price, PriceText.hours(price), price.rates());
            price.tiers().forEach(tier -> row(prices, price, PriceText.tier(tier), tier.rates()));
        }
        prices.print(out);
        out.println("USD per million tokens; catalog of %s.".formatted(catalog.asOf()));
    }

    /// A row of a list.
    ObjectNode row(Model model, Instant now) {
        Price price = catalog.price(model, Price.Mode.STANDARD, now).orElse(null);
        ObjectNode node = JsonMapper.shared().createObjectNode().put("key", model.key())
                .put("name", model.displayName()).put("status", status(model))
                .put("context_window", model.limits().contextWindow()).put("tokenizer", model.tokenizer())
                .put("exact", exact(model));
        node.set("price", price == null ? JsonMapper.shared().nullNode() : price(price));
        return node.put("retires", text(model.lifecycle().shutdownOn()))
                .put("replacement", model.lifecycle().replacement());
    }

    /// All about a model.
    ObjectNode json(Model model) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("catalog", catalog.id())
                .put("as_of", catalog.asOf().toString()).put("key", model.key()).put("provider", model.provider())
                .put("model_id", model.modelId()).put("name", model.displayName());
        texts(node, "aliases", model.aliases());
        node.putObject("limits").put("context_window", model.limits().contextWindow())
                .put("max_input", model.limits().maxInput()).put("max_output", model.limits().maxOutput())
                .put("min_cacheable_tokens", model.limits().minCacheableTokens());
        node.putObject("tokenizer").put("id", model.tokenizer()).put("exact", exact(model))
                .put("per_message", model.overhead().perMessage()).put("per_request", model.overhead().perRequest());
        texts(node, "capabilities", new TreeSet<>(model.capabilities()));
        texts(node, "unsupported_parameters", new TreeSet<>(model.unsupportedParams()));
        node.putObject("lifecycle").put("status", status(model))
                .put("deprecated_on", text(model.lifecycle().deprecatedOn()))
                .put("shutdown_on", text(model.lifecycle().shutdownOn()))
                .put("replacement", model.lifecycle().replacement());
        ArrayNode prices = node.putArray("prices");
        model.prices().forEach(price -> prices.add(price(price)));
        return node;
    }

    private static ObjectNode price(Price price) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("from", text(price.from()))
                .put("to", text(price.to())).put("mode", price.mode().name().toLowerCase(Locale.ROOT));
        Price.Window window = price.window();
        if (window == null) {
            node.putNull("utc_window");
        } else {
            ObjectNode hours = node.putObject("utc_window").put("start", window.start().toString())
                    .put("end", window.end().toString());
            texts(hours, "days", window.days().stream().map(day -> day.name().toLowerCase(Locale.ROOT)).toList());
        }
        node.set("usd_per_million", rates(price.rates()));
        ArrayNode tiers = node.putArray("tiers");
        for (Price.Tier tier : price.tiers()) {
            tiers.addObject().put("input_tokens", tier.threshold()).put("inclusive", tier.inclusive())
                    .set("usd_per_million", rates(tier.rates()));
        }
        return node.put("derived", price.derived()).put("custom", price.isCustom()).put("source", price.source())
                .put("checked_on", text(price.checkedOn()));
    }

    private static ObjectNode rates(Rates rates) {
        return JsonMapper.shared().createObjectNode().put("input", plain(rates.input()))
                .put("output", plain(rates.output())).put("cache_read", plain(rates.cacheRead()))
                .put("cache_write", plain(rates.cacheWrite())).put("cache_write_5m", plain(rates.cacheWrite5m()))
                .put("cache_write_1h", plain(rates.cacheWrite1h())).put("reasoning", plain(rates.reasoning()));
    }

    private static void row(Table table, Price price, String when, Rates rates) {
        table.row(price.mode().name().toLowerCase(Locale.ROOT), PriceText.period(price), when, rate(rates.input()),
                rate(rates.output()), rate(rates.cacheRead()), PriceText.cacheWrite(rates),
                String.valueOf(price.source()) + (price.derived() ? " (derived)" : ""), day(price.checkedOn()));
    }

    private boolean exact(Model model) {
        return exact.contains(model.tokenizer());
    }

    private static String status(Model model) {
        return model.lifecycle().status().name().toLowerCase(Locale.ROOT);
    }

    private static String rate(@Nullable BigDecimal rate) {
        return rate == null ? "unknown" : PriceText.rate(rate);
    }

    private static @Nullable String plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }

    private static String tokens(@Nullable Long count) {
        return count == null ? "not stated" : Figures.number(count) + " tokens";
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static void texts(ObjectNode node, String field, Collection<String> values) {
        ArrayNode array = node.putArray(field);
        values.forEach(array::add);
    }
}
