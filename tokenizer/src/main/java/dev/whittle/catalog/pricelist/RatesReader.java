package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts rates together; each list brings its own names.
interface RatesReader {
    /// Kinds of tokens the lists price.
    enum Kind { INPUT, OUTPUT, CACHE_READ, CACHE_WRITE, CACHE_WRITE_1H, REASONING }

    /// The rate of a kind in USD per million tokens, or empty if none is stated.
    Optional<BigDecimal> rate(Kind kind) throws Amounts.Refused;

    /// The rates, or null if input or output have none.
    default @Nullable Rates rates() throws Amounts.Refused {
        BigDecimal input = rate(Kind.INPUT).orElse(null);
        BigDecimal output = rate(Kind.OUTPUT).orElse(null);
        if (input == null || output == null) {
            return null;
        }
        BigDecimal write = rate(Kind.CACHE_WRITE).orElse(null);
        BigDecimal hour = rate(Kind.CACHE_WRITE_1H).orElse(null);
        BigDecimal reasoning = rate(Kind.REASONING).filter(rate -> rate.compareTo(output) != 0).orElse(null);
        // One rate for all lifetimes, or one for five minutes and one for an hour, as Anthropic has them.
        return new Rates(input, output, rate(Kind.CACHE_READ).orElse(null), hour == null ? write : null,
                hour == null ? null : write, hour, reasoning);
    }
}
