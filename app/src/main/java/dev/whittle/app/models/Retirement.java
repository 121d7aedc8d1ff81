package dev.whittle.app.models;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model that goes, or has gone while it was in use.
///
/// @param replacement the model its provider recommends instead, if the catalog knows it
/// @param now what a month on it costs at the person's workload
/// @param then what a month on the replacement will cost on the day the model goes; unpriced if there is
///     none
/// @param uses where the person uses it, such as `favourite`; none if they do not
public record Retirement(Model model, Optional<Model> replacement, Cost now, Cost then, List<String> uses) {
    public Retirement {
        uses = List.copyOf(uses);
    }

    /// The day it goes, or null if none is announced.
    public @Nullable LocalDate day() {
        return model.lifecycle().shutdownOn();
    }

    /// What a month on the replacement costs more; negative if less, empty if either is unpriced.
    public Optional<BigDecimal> difference() {
        return now instanceof Cost.Priced before && then instanceof Cost.Priced after
                ? Optional.of(after.usd().subtract(before.usd()))
                : Optional.empty();
    }
}
