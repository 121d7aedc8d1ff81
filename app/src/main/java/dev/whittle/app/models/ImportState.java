package dev.whittle.app.models;

import dev.whittle.catalog.pricelist.PriceDiff;

/// What the import of a price list shows.
public sealed interface ImportState {
    /// Nothing is being imported.
    record Closed() implements ImportState {}

    /// A file is read and compared.
    record Reading(String file) implements ImportState {}

    /// The person decides.
    record Compared(PriceDiff diff) implements ImportState {}

    /// The file cannot be taken.
    ///
    /// @param sentence what happened and what to do
    record Failed(String file, String sentence) implements ImportState {}
}
