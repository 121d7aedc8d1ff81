package dev.whittle.app.compare;

import dev.whittle.app.work.Background;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.experiment.Comparison;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What running a column takes.
///
/// @param prices the catalog of this moment; the person may change its prices
public record Engine(Supplier<Catalog> prices, InstantSource clock, Background background) {
    public Catalog catalog() {
        return prices.get();
    }

    public Comparison comparison() {
        return new Comparison(prices.get());
    }
}
