package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// The provider's prompt cache: a stable beginning of the input is read at a lower rate, and written
/// at a higher one by calls that miss.
///
/// @param use the prefix's share of the input and how often it is found
/// @param read what a token read costs, as a multiple of an input token
/// @param write what a token written costs, as a multiple of an input token
public record PrefixCache(CacheUse use, BigDecimal read, BigDecimal write) implements Strategy {
    /// @throws IllegalArgumentException if a multiple is negative or absurd
    public PrefixCache {
        Bounds.amount("The price of a cached token over an input token", read);
        Bounds.amount("The price of a written token over an input token", write);
    }

    @Override
    public String id() {
        return "prefix-cache";
    }

    @Override
    public String title() {
        return "Prefix cache";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal missed = BigDecimal.ONE.subtract(use.hitRate());
        BigDecimal token = use.hitRate().multiply(read).add(missed.multiply(write));
        return bill.times(BigDecimal.ONE.subtract(use.share()).add(use.share().multiply(token)), BigDecimal.ONE);
    }
}
