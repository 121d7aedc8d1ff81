package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Model;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import java.util.Optional;

/// A stable beginning of a prompt as it is billed with the provider's prompt cache.
///
/// @param tokens its length
record Prefix(long tokens, CacheUse.Lifetime lifetime) {
    /// Why the model caches nothing of it, or empty if it does.
    Optional<String> refusal(Model model) {
        if (!model.capabilities().contains("promptCache")) {
            return Optional.of("%s offers no prompt cache, so all input is at the full rate."
                    .formatted(model.displayName()));
        }
        Long minimum = model.limits().minCacheableTokens();
        if (minimum != null && tokens < minimum) {
            return Optional.of("%s caches a prefix of %,d tokens or more, this one has %,d."
                    .formatted(model.displayName(), minimum, tokens));
        }
        return Optional.empty();
    }

    Usage hit(long input, long output) {
        return new Usage(input - tokens, tokens, 0, output, 0);
    }

    /// A call that finds nothing in the cache and writes the prefix. Where the vendor charges no
    /// write rate at all, what is written is input like any other.
    Usage miss(long input, long output, Rates rates) {
        boolean anyRate = rates.cacheWrite() != null;
        boolean byLifetime = rates.cacheWrite5m() != null || rates.cacheWrite1h() != null;
        if (!anyRate && !byLifetime) {
            return Usage.of(input, output);
        }
        long forAnHour = !anyRate && lifetime == CacheUse.Lifetime.ONE_HOUR ? tokens : 0;
        return new Usage(input - tokens, 0, tokens, output, 0, forAnHour);
    }
}
