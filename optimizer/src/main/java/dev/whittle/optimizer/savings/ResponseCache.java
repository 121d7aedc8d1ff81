package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// Answers kept and given again: for the same request (exact), or for one of the same meaning
/// (semantic), which pays an embedding on every call, hit or miss.
///
/// @param hitRate the part of calls answered from the cache, 0 to 1
/// @param hitSize tokens of a call that hits over those of an average call; short questions repeat
///     more often, and then this is below 1
/// @param lookupUsd USD of every lookup
public record ResponseCache(BigDecimal hitRate, BigDecimal hitSize, BigDecimal lookupUsd) implements Strategy {
    /// @throws IllegalArgumentException if the rate is not between 0 and 1, or hits would carry more
    ///     tokens than there are; the message is one sentence for the person
    public ResponseCache {
        Bounds.share("The hit rate", hitRate);
        Bounds.amount("The size of a hit", hitSize);
        Bounds.amount("The cost of a lookup", lookupUsd);
        Bounds.share("The share of tokens in calls that hit", hitRate.multiply(hitSize));
    }

    /// Hits of average size.
    public static ResponseCache of(BigDecimal hitRate, BigDecimal lookupUsd) {
        return new ResponseCache(hitRate, BigDecimal.ONE, lookupUsd);
    }

    @Override
    public String id() {
        return "response-cache";
    }

    @Override
    public String title() {
        return "Response cache";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal missed = BigDecimal.ONE.subtract(hitRate.multiply(hitSize));
        Bill rest = bill.times(missed, missed).plus(bill.calls().multiply(lookupUsd));
        BigDecimal calls = bill.calls().multiply(BigDecimal.ONE.subtract(hitRate));
        return new Bill(calls, rest.input(), rest.output(), rest.extra());
    }
}
