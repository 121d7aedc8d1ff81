package dev.whittle.app.cli;

import dev.whittle.catalog.Model;
import java.util.Map;
import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.CacheEffect;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Forecasts as rows for people and for programs.
final class CostLines {
    private final Workload load;

    CostLines(Workload load) {
        this.load = load;
    }

    Table table(List<Forecast> rows) {
        boolean caching = load.cache().share().signum() > 0;
        Table table = caching
                ? new Table("model", ">tokens", ">cached", ">context", ">$ / hit", ">$ / miss", ">$ / month",
                        "price of", "retires")
                : new Table("model", ">tokens", ">context", ">$ / call", ">$ / month", "price of", "retires");
        for (Forecast row : rows) {
            String tokens = Figures.tokens(row.input());
            String context = Figures.percent(row.contextShare());
            String month = Figures.usd(row.month());
            String retires = day(row.model().lifecycle().shutdownOn());
            if (!caching) {
                table.row(row.model().key(), tokens, context, Figures.usd(row.call()), month, priceOf(row.call()),
                        retires);
            } else if (row.cache() instanceof CacheEffect.Cached(long cached, Cost hit, Cost miss)) {
                table.row(row.model().key(), tokens, Figures.number(cached), context, Figures.usd(hit),
                        Figures.usd(miss), month, priceOf(row.call()), retires);
            } else {
                table.row(row.model().key(), tokens, "none", context, "-", Figures.usd(row.call()), month,
                        priceOf(row.call()), retires);
            }
        }
        return table;
    }

    /// @param unknown models whose tokens are not known, with the reason
    ArrayNode json(List<Forecast> rows, Map<Model, String> unknown) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        rows.forEach(row -> array.add(json(row)));
        unknown.forEach((model, reason) -> array.add(CountCommand.json(model, model.tokenizer(), null)
                .putNull("usd_per_call").putNull("usd_per_month").put("unpriced", reason)
                .put("retires", text(model.lifecycle().shutdownOn()))));
        return array;
    }

    private ObjectNode json(Forecast row) {
        ObjectNode node = CountCommand.json(row.model(), row.model().tokenizer(), row.input());
        node.put("context_share", row.contextShare());
        node.put("fits", row.fits(load.outputTokens()));
        node.put("usd_per_call", plain(row.call()));
        node.put("usd_per_month", plain(row.month()));
        node.put("mode", load.mode().name().toLowerCase(Locale.ROOT));
        switch (row.call()) {
            case Cost.Priced(BigDecimal _, Price price) -> node.put("price_source", price.source())
                    .put("price_date", text(date(price))).put("price_derived", price.derived());
            case Cost.Unpriced(var reason) -> node.put("unpriced", reason);
        }
        switch (row.cache()) {
            case CacheEffect.Unused _ -> {
                // the fields of a cache are for those who asked for one
            }
            case CacheEffect.Refused(var reason) -> node.put("cached_tokens", 0).put("not_cached", reason);
            case CacheEffect.Cached(long cached, Cost hit, Cost miss) -> node.put("cached_tokens", cached)
                    .put("usd_per_hit", plain(hit)).put("usd_per_miss", plain(miss));
        }
        return node.put("retires", text(row.model().lifecycle().shutdownOn()));
    }

    // A rate that only follows from a published rule is no published price.
    private static String priceOf(Cost cost) {
        return switch (cost) {
            case Cost.Priced(BigDecimal _, Price price) -> day(date(price)) + (price.derived() ? " derived" : "");
            case Cost.Unpriced _ -> "-";
        };
    }

    private static @Nullable LocalDate date(Price price) {
        return price.checkedOn() == null ? price.from() : price.checkedOn();
    }

    /// USD as a decimal string; null where no price is known.
    static @Nullable String plain(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd().toPlainString() : null;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }
}
