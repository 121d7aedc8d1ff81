package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.BreakEven;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// From when on caching a prefix pays, model by model, a row for each lifetime that has a price of its own.
final class BreakEvenLines {
    private record Row(Model model, long input, CacheUse.Lifetime lifetime, BreakEven even) {}

    private final long prefix;
    private final Workload load;
    private final List<Row> rows = new ArrayList<>();

    /// @param input tokens of the whole input on a model, of which the prefix is the first part
    /// @throws IllegalArgumentException if the prefix is longer than the prompt on all models
    BreakEvenLines(
            Terminal terminal, List<Model> models, ToLongFunction<Model> input, long prefix, Workload load,
            Instant at) {
        this.prefix = prefix;
        this.load = load;
        for (Model model : models) {
            // The longest count of a prompt is one model's; on others the prefix may be all of it.
            long tokens = input.applyAsLong(model);
            for (CacheUse.Lifetime lifetime : lifetimes(terminal, model, tokens, at)) {
                CacheUse use = new CacheUse(BigDecimal.ZERO, load.cache().hitRate(), lifetime);
                rows.add(new Row(model, tokens, lifetime, prefix > tokens
                        ? new BreakEven.Never("The prompt has only %s tokens.".formatted(Figures.number(tokens)))
                        : BreakEven.of(terminal.catalog(), model, prefix, tokens, load.with(use), at)));
            }
        }
    }

    Table table() {
        Table table = new Table("model", ">tokens", "lives", ">reads that pay", ">hit rate that pays",
                ">$ / month plain", ">$ / month cached", ">saved", "why not");
        for (Row row : rows) {
            String tokens = Figures.number(row.input());
            String lives = CacheLife.name(row.lifetime());
            switch (row.even()) {
                case BreakEven.Pays pays -> {
                    Change month = pays.month(load.callsPerMonth(), load.cache().hitRate());
                    table.row(row.model().key(), tokens, lives, Figures.number(pays.reads()),
                            pays.evenHitRate().signum() == 0
                                    ? "any"
                                    : "> " + Figures.percent(pays.evenHitRate().doubleValue()),
                            Figures.usd(month.before()), Figures.usd(month.after()), Figures.usd(month.saved()), "");
                }
                case BreakEven.Never(var reason) -> table.row(row.model().key(), tokens, lives, "never", "", "", "", "",
                        reason);
                case BreakEven.Unknown(var reason) -> table.row(row.model().key(), tokens, lives, "unknown", "", "", "",
                        "", reason);
            }
        }
        return table;
    }

    ArrayNode json() {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Row row : rows) {
            ObjectNode node = array.addObject().put("model", row.model().key()).put("tokens", row.input())
                    .put("prefix_tokens", prefix).put("lifetime", CacheLife.name(row.lifetime()));
            switch (row.even()) {
                case BreakEven.Pays pays -> {
                    Change month = pays.month(load.callsPerMonth(), load.cache().hitRate());
                    node.put("pays", true).put("reads_per_write", pays.reads()).put("calls_per_write", pays.calls())
                            .put("even_hit_rate", rounded(pays.evenHitRate()))
                            .put("hit_rate", load.cache().hitRate().toPlainString())
                            .put("usd_input_per_month_plain", month.before().toPlainString())
                            .put("usd_input_per_month_cached", month.after().toPlainString());
                }
                case BreakEven.Never(var reason) -> node.put("pays", false).put("reason", reason);
                case BreakEven.Unknown(var reason) -> node.putNull("pays").put("reason", reason);
            }
        }
        return array;
    }

    private static String rounded(BigDecimal rate) {
        return rate.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private List<CacheUse.Lifetime> lifetimes(Terminal terminal, Model model, long tokens, Instant at) {
        boolean choice = terminal.catalog().price(model, load.mode(), at).map((Price price) -> price.ratesFor(tokens))
                .filter((Rates rates) -> rates.cacheWrite1h() != null).isPresent();
        return choice
                ? List.of(CacheUse.Lifetime.FIVE_MINUTES, CacheUse.Lifetime.ONE_HOUR)
                : List.of(load.cache().lifetime());
    }
}
