package dev.whittle.app.experiments;

import dev.whittle.optimizer.experiment.Repricing;
import java.time.LocalDate;

/// What an experiment would cost at other prices.
public sealed interface RepriceState {
    /// No experiment is open.
    record Nothing() implements RepriceState {}

    record Pricing() implements RepriceState {}

    /// @param catalog whose prices: `your catalog`, or the name of a file
    /// @param day the day whose prices hold
    record Priced(Repricing repricing, String catalog, LocalDate day) implements RepriceState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements RepriceState {}
}
