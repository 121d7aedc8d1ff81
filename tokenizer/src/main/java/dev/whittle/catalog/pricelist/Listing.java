package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Price;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A model as a list has it.
///
/// @param row what the list calls it
/// @param provider its provider, by the name our catalog uses
/// @param modelId the name the provider's API takes
/// @param displayName the name people know
/// @param context tokens that fit, or null if not stated
/// @param maxOutput most output tokens, or null if not stated
/// @param prices with `from` and `to` only where the list dates them
/// @param deprecated whether the list says it is on its way out
/// @param shutdownOn the day it goes by the list, or null
/// @param names which names of the provider's models the row is for, by the list's own rules
public record Listing(
        String row, String provider, String modelId, String displayName, @Nullable Long context,
        @Nullable Long maxOutput, List<Price> prices, boolean deprecated, @Nullable LocalDate shutdownOn,
        Predicate<String> names) {
    public Listing {
        prices = List.copyOf(prices);
    }

    /// What the key of the model would be in a catalog.
    public String key() {
        return provider + "/" + modelId;
    }
}
