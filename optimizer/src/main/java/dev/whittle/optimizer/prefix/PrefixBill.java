package dev.whittle.optimizer.prefix;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.CacheEffect;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/// What a month's input costs with no caching, with the prefix there is, and with the stable parts first.
///
/// @param plain without caching
/// @param now with the prefix as it is
/// @param reordered with the stable parts first
/// @param notCached why the prefix as it is is not cached; empty if it is
/// @param notCachedThen the same with the stable parts first
public record PrefixBill(
        Cost plain, Cost now, Cost reordered, Optional<String> notCached, Optional<String> notCachedThen) {
    /// The bill at the prices of a moment.
    ///
    /// @param workload its hit rate, lifetime and mode hold; the share of its cache does not
    public static PrefixBill of(Catalog catalog, Model model, StablePrefix now, StablePrefix reordered,
            Workload workload, Instant at) {
        Forecast cached = forecast(catalog, model, now, workload, at);
        Forecast then = forecast(catalog, model, reordered, workload, at);
        return new PrefixBill(
                Forecast.of(catalog, model, TokenCount.exact(now.input()), workload.with(CacheUse.NONE), at)
                        .inputMonth(),
                cached.inputMonth(), then.inputMonth(), refusal(cached, now), refusal(then, reordered));
    }

    private static Forecast forecast(Catalog catalog, Model model, StablePrefix prefix, Workload workload, Instant at) {
        // Rounded up, so that the tokens that follow from the share are those of the prefix.
        BigDecimal share = BigDecimal.valueOf(prefix.stable()).divide(BigDecimal.valueOf(Math.max(1, prefix.input())),
                new MathContext(20, RoundingMode.UP)).min(BigDecimal.ONE);
        CacheUse use = new CacheUse(share, workload.cache().hitRate(), workload.cache().lifetime());
        return Forecast.of(catalog, model, TokenCount.exact(prefix.input()), workload.with(use), at);
    }

    private static Optional<String> refusal(Forecast forecast, StablePrefix prefix) {
        return switch (forecast.cache()) {
            case CacheEffect.Refused(var reason) -> Optional.of(reason);
            case CacheEffect.Unused _ -> Optional.of(prefix.stable() == 0
                    ? "The first word may already differ from call to call, so there is nothing to cache."
                    : "Nothing is cached.");
            case CacheEffect.Cached _ -> Optional.empty();
        };
    }
}
