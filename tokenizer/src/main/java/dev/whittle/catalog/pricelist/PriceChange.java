package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.PriceEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model of the catalog for which a list has other prices.
///
/// @param key catalog key of the model
/// @param rates what changes, rate by rate
/// @param fresherHere the day our price was read, if that was after the list's day; such a change is
///     taken only on demand, because it would replace newer prices by older ones. Else null
/// @param entry what taking the change adds to the person's price file
public record PriceChange(
        String key, List<Rate> rates, @Nullable LocalDate fresherHere, PriceEntry entry) {
    public PriceChange {
        rates = List.copyOf(rates);
    }

    /// One rate, in USD per million tokens.
    ///
    /// @param name such as `input` or `batch output above 200,000 tokens`
    /// @param before null if unknown so far
    /// @param after null if the list does not state it, so that it is unknown from then on
    public record Rate(String name, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        /// The change in percent with one decimal, or empty if one side is unknown or nothing.
        public Optional<BigDecimal> percent() {
            return before == null || after == null || before.signum() == 0
                    ? Optional.empty()
                    : Optional.of(after.subtract(before).movePointRight(2).divide(before, 1, RoundingMode.HALF_UP));
        }
    }

    /// Whether it is taken when the list is, unless the person asks for older prices too.
    public boolean isNewer() {
        return fresherHere == null;
    }
}
