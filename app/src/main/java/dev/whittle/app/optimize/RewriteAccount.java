package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Payback;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/// What a rewritten part saves, set against what it cost to have it written.
///
/// @param call saved a call
/// @param month saved a month
/// @param cost of the requests, by their measured usage
public record RewriteAccount(Cost call, Cost month, Cost cost) {
    /// @param model the one the prompt is for
    /// @param input tokens of the whole prompt before
    /// @param saved tokens less
    public static RewriteAccount of(Catalog catalog, Model model, Workload workload, Instant at, TokenCount input,
            long saved, Cost cost) {
        Forecast full = Forecast.of(catalog, model, input, workload, at);
        Forecast rest = Forecast.of(catalog, model, TokenCount.exact(input.tokens() - saved), workload, at);
        return new RewriteAccount(less(full.call(), rest.call()), less(full.inputMonth(), rest.inputMonth()), cost);
    }

    /// How many calls it takes until what was paid is back; empty if that is unknown or never.
    public Optional<BigDecimal> calls() {
        return call instanceof Cost.Priced saved && cost instanceof Cost.Priced paid
                ? new Payback(paid.usd(), saved.usd()).periods().map(calls -> calls.setScale(0, RoundingMode.CEILING))
                : Optional.empty();
    }

    /// Such as `saves $12.10 a month, cost $0.0040 once: pays after 3 calls`.
    public String text() {
        String saves = month instanceof Cost.Priced
                ? "saves %s a month".formatted(Figures.usd(month))
                : "saves an unpriced amount";
        if (cost instanceof Cost.Unpriced(String reason)) {
            return "%s, cost unknown: %s".formatted(saves, reason);
        }
        String pays = calls().map(calls -> ": pays after %s call%s".formatted(Figures.number(calls.longValue()),
                calls.compareTo(BigDecimal.ONE) == 0 ? "" : "s")).orElse("");
        return "%s, cost %s once%s".formatted(saves, Figures.usd(cost), pays);
    }

    private static Cost less(Cost full, Cost rest) {
        return full instanceof Cost.Priced(var all, var price) && rest instanceof Cost.Priced(var part, var _)
                ? new Cost.Priced(all.subtract(part), price)
                : full;
    }
}
