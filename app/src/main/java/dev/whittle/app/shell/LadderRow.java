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
    private final ReadOnlyObjectWrapper<@Nullable Since> since = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FitState> fit = new ReadOnlyObjectWrapper<>(new FitState.Unasked());
    private @Nullable Forecast then;

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
        since.set(then == null ? null : Since.of(then, next));
    }

    /// Compares with what the version saved last would cost, or with nothing.
    void compareWith(@Nullable Forecast forecastThen) {
        then = forecastThen;
        since.set(forecastThen == null ? null : Since.of(forecastThen, forecast()));
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
