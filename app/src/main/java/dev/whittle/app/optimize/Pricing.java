package dev.whittle.app.optimize;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.time.InstantSource;
import javafx.beans.value.ObservableValue;

/// What turns tokens into money: the prices, the chosen model and the workload, each as it is now.
public record Pricing(
        ObservableValue<Catalog> catalog, InstantSource clock, ObservableValue<Model> model,
        ObservableValue<Workload> workload) {
    Forecast forecast(TokenCount input) {
        return Forecast.of(catalog.getValue(), model.getValue(), input, workload.getValue(), clock.instant());
    }
}
