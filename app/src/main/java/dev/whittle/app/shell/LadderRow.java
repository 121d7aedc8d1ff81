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
    private final ReadOnlyObjectWrapper<@Nullable Forecast> forecast;
    private final ReadOnlyObjectWrapper<@Nullable Since> since = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FitState> fit = new ReadOnlyObjectWrapper<>(new FitState.Unasked());
    private @Nullable Forecast then;

    LadderRow(Model model, @Nullable Forecast forecast) {
        this.model = model;
        this.forecast = new ReadOnlyObjectWrapper<>(forecast);
    }

    public Model model() {
        return model;
    }

    public BooleanProperty favouriteProperty() {
        return favourite;
    }

    /// What it costs, or null while the prompt is not counted on it.
    public ReadOnlyObjectProperty<@Nullable Forecast> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    public @Nullable Forecast forecast() {
        return forecast.get();
    }

    // The prices of a model change with the catalog.
    void setForecast(Model priced, @Nullable Forecast next) {
        model = priced;
        forecast.set(next);
        compareWith(then);
    }

    /// Compares with what the version saved last would cost, or with nothing.
    void compareWith(@Nullable Forecast forecastThen) {
        then = forecastThen;
        Forecast now = forecast();
        since.set(forecastThen == null || now == null ? null : Since.of(forecastThen, now));
    }

    /// What changed since the version saved last, or null if there is none.
    public ReadOnlyObjectProperty<@Nullable Since> sinceProperty() {
        return since.getReadOnlyProperty();
    }

    /// Whether it is the cheapest that fits, or why it does not fit; or nothing is said about it.
    ReadOnlyObjectProperty<FitState> fitProperty() {
        return fit.getReadOnlyProperty();
    }

    void setFit(FitState next) {
        fit.set(next);
    }

    /// The day the price in use was last read at its source, or null if the model is unpriced or not
    /// counted.
    public @Nullable LocalDate priceDate() {
        Forecast now = forecast();
        if (now == null) {
            return null;
        }
        return switch (now.call()) {
            case Cost.Priced(BigDecimal _, Price price) -> price.checkedOn() == null ? price.from() : price.checkedOn();
            case Cost.Unpriced _ -> null;
        };
    }

    public @Nullable LocalDate retiresOn() {
        return model.lifecycle().shutdownOn();
    }
}
