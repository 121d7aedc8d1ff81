package dev.whittle.app.shell;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.Forecast;
import java.math.BigDecimal;
import java.time.LocalDate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// One model in the ladder; its forecast follows the text.
public final class LadderRow {
    private Model model;
    private final BooleanProperty favourite = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Forecast> forecast;

    LadderRow(Model model, Forecast forecast) {
        this.model = model;
        this.forecast = new ReadOnlyObjectWrapper<>(forecast);
    }

    public Model model() {
        return model;
    }

    public BooleanProperty favouriteProperty() {
        return favourite;
    }

    public ReadOnlyObjectProperty<Forecast> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    public Forecast forecast() {
        return forecast.get();
    }

    void setForecast(Forecast next) {
        // The prices of a model change with the catalog.
        model = next.model();
        forecast.set(next);
    }

    /// The day the price in use was last read at its source, or null if the model is unpriced.
    public @Nullable LocalDate priceDate() {
        return switch (forecast().call()) {
            case Cost.Priced(BigDecimal _, Price price) -> price.checkedOn() == null ? price.from() : price.checkedOn();
            case Cost.Unpriced _ -> null;
        };
    }

    public @Nullable LocalDate retiresOn() {
        return model.lifecycle().shutdownOn();
    }
}
