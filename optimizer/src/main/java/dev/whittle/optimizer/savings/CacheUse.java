package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// How a workload uses the provider's prompt cache: a stable prefix, the same for many calls, is
/// written once and then read at a lower rate.
///
/// @param share the part of the input that is this prefix, 0 to 1
/// @param hitRate the part of the calls that find the prefix in the cache, 0 to 1; every other call
///     writes it, at the write rate where the vendor charges one. A measured share of cached tokens
///     (cached over all input tokens of a bill) goes into `share` with a hit rate of 1
/// @param lifetime how long the prefix is asked to live, where the vendor offers a choice
public record CacheUse(BigDecimal share, BigDecimal hitRate, Lifetime lifetime) {
    /// Nothing is cached.
    public static final CacheUse NONE = new CacheUse(BigDecimal.ZERO, BigDecimal.ONE, Lifetime.FIVE_MINUTES);

    /// How long what was written stays after it was last used. Only Anthropic charges for the choice.
    public enum Lifetime { FIVE_MINUTES, ONE_HOUR }

    /// @throws IllegalArgumentException if a part is not between 0 and 1; the message is one sentence
    ///     for the person
    public CacheUse {
        Bounds.share("The cached share of the input", share);
        Bounds.share("The share of calls that hit the cache", hitRate);
    }

    /// A share that every call finds in the cache.
    ///
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public static CacheUse of(BigDecimal share) {
        return new CacheUse(share, BigDecimal.ONE, Lifetime.FIVE_MINUTES);
    }

    /// The tokens of the prefix in an input, rounded down: a part of a token is never cached.
    public long prefixOf(long inputTokens) {
        return share.multiply(BigDecimal.valueOf(inputTokens)).longValue();
    }
}
