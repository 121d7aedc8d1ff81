package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person's price file says about one model.
///
/// @param key catalog key of the model
/// @param model all about it, its prices included, if the file adds it; null if it is only priced
/// @param prices the prices
/// @param ends the day on which prices of earlier imports end because the newest list no longer has
///     the model, or null
public record PriceEntry(
        String key, @Nullable Model model, List<Price> prices, @Nullable LocalDate ends) {
    public PriceEntry {
        prices = List.copyOf(prices);
    }

    /// An entry that adds a model.
    public static PriceEntry adding(Model model) {
        return new PriceEntry(model.key(), model, model.prices(), null);
    }

    /// An entry that prices a model of the catalog.
    public static PriceEntry pricing(String key, List<Price> prices) {
        return new PriceEntry(key, null, prices, null);
    }

    /// An entry that ends what earlier imports said.
    public static PriceEntry ending(String key, LocalDate day) {
        return new PriceEntry(key, null, List.of(), day);
    }
}
