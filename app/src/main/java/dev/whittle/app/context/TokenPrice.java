package dev.whittle.app.context;

import dev.whittle.catalog.Cost;
import java.math.BigDecimal;

/// What so many tokens of context cost in each question, on the chosen model.
public interface TokenPrice {
    Cost of(long tokens);

    /// The most tokens an amount of USD buys, 0 if it buys none or the price is not known; prices never fall with more
    /// tokens.
    default long tokensFor(BigDecimal usd, long most) {
        long fits = 0;
        long over = most + 1;
        while (fits + 1 < over) {
            long tried = (fits + over) >>> 1;
            if (of(tried) instanceof Cost.Priced priced && priced.usd().compareTo(usd) <= 0) {
                fits = tried;
            } else {
                over = tried;
            }
        }
        return fits;
    }
}
