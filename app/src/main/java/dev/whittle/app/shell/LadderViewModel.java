package dev.whittle.app.shell;

import dev.whittle.app.prompt.Freshness;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The cost ladder: what the open prompt costs on every model of the catalog, at the person's workload.
public final class LadderViewModel {
    private final ReadOnlyObjectWrapper<Catalog> catalog;
    private final InstantSource clock;
    private final ObservableList<LadderRow> rows = FXCollections.observableArrayList(
            row -> new Observable[]{row.favouriteProperty()});
    private final FilteredList<LadderRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty retiredShown = new SimpleBooleanProperty(false);
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(Workload.DEFAULT);
    private final ObjectProperty<Model> chosen;
    private final FitSearch fit = new FitSearch();
    private final ObjectProperty<@Nullable Baseline> baseline = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper forecasts = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable PromptCounts> counts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Forecast> chosenForecast = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Freshness> freshness = new SimpleObjectProperty<>(Freshness.CURRENT);

    /// @param chosen the model the window works for: savings are told in its money
    public LadderViewModel(Catalog catalog, InstantSource clock, Model chosen) {
        this.catalog = new ReadOnlyObjectWrapper<>(catalog);
        this.clock = clock;
        this.chosen = new SimpleObjectProperty<>(chosen);
        this.chosen.addListener((_, _, _) -> reforecastChosen());
        catalog.models().forEach(model -> rows.add(new LadderRow(model, null)));
        workload.addListener((_, _, _) -> {
            reforecast();
            compare();
        });
        baseline.addListener((_, _, _) -> compare());
        fit.askedProperty().addListener((_, _, _) -> lookForFit());
        filter.addListener((_, _, _) -> refilter());
        retiredShown.addListener((_, _, _) -> refilter());
        refilter();
    }

    /// Prices everything by another catalog; models that are new in it get a row.
    public void setCatalog(Catalog next) {
        rows.removeIf(row -> next.find(row.model().key()).isEmpty());
        Map<String, LadderRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.model().key(), row));
        for (Model model : next.models()) {
            LadderRow row = known.get(model.key());
            if (row == null) {
                rows.add(new LadderRow(model, forecast(model)));
            } else {
                row.setForecast(model, forecast(model));
            }
        }
        chosen.set(next.find(chosen.get().key()).orElse(next.models().getFirst()));
        compare();
        lookForFit();
        forecasts.set(forecasts.get() + 1);
        catalog.set(next);
    }

    /// What the rows are priced by.
    public ReadOnlyObjectProperty<Catalog> catalogProperty() {
        return catalog.getReadOnlyProperty();
    }

    /// Shows newly counted tokens.
    public void show(PromptCounts next) {
        counts.set(next);
        reforecast();
    }

    /// The rows that pass the filter, in the catalog's order.
    public ObservableList<LadderRow> rows() {
        return shown;
    }

    public int models() {
        return rows.size();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether models that no longer answer are listed.
    public BooleanProperty retiredShownProperty() {
        return retiredShown;
    }

    public ObjectProperty<Workload> workloadProperty() {
        return workload;
    }

    /// The model the window works for.
    public ObjectProperty<Model> chosenProperty() {
        return chosen;
    }

    /// The newest counts, or null before the first.
    public ReadOnlyObjectProperty<@Nullable PromptCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// How the newest counts stand to the text, for the window to set.
    public ObjectProperty<Freshness> freshnessProperty() {
        return freshness;
    }

    /// How often all forecasts were made anew; whoever keeps rows in order sorts when this changes.
    public ReadOnlyLongProperty forecastsProperty() {
        return forecasts.getReadOnlyProperty();
    }

    /// The forecast of the chosen model, or null while the prompt is not counted on it.
    public @Nullable Forecast chosenForecast() {
        return chosenForecast.get();
    }

    public ReadOnlyObjectProperty<@Nullable Forecast> chosenForecastProperty() {
        return chosenForecast.getReadOnlyProperty();
    }

    public Set<String> favourites() {
        return rows.stream().filter(row -> row.favouriteProperty().get()).map(row -> row.model().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    public void setFavourites(Set<String> keys) {
        rows.forEach(row -> row.favouriteProperty().set(keys.contains(row.model().key())));
    }

    /// All rows, filtered or not, for saving favourites as they change.
    public List<LadderRow> all() {
        return List.copyOf(rows);
    }

    /// The search for the cheapest model that fits.
    public FitSearch fit() {
        return fit;
    }

    /// The version the ladder compares with, or null if none is saved.
    public ObjectProperty<@Nullable Baseline> baselineProperty() {
        return baseline;
    }

    private void compare() {
        Baseline now = baseline.get();
        rows.forEach(
                row -> row.compareWith(now == null ? null : forecast(row.model(), now.counts())));
    }

    private void lookForFit() {
        fit.look(rows, workload.get().outputTokens(), LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()));
    }

    private void reforecast() {
        rows.forEach(row -> row.setForecast(row.model(), forecast(row.model())));
        lookForFit();
        forecasts.set(forecasts.get() + 1);
        reforecastChosen();
    }

    private void reforecastChosen() {
        chosenForecast.set(forecast(chosen.get()));
    }

    private @Nullable Forecast forecast(Model model) {
        return forecast(model, counts.get());
    }

    private @Nullable Forecast forecast(Model model, @Nullable PromptCounts counted) {
        return counted == null
                ? null
                : counted.on(model)
                        .map(input -> Forecast.of(catalog.get(), model, input, workload.get(), clock.instant()))
                        .orElse(null);
    }

    private void refilter() {
        shown.setPredicate(row -> (retiredShown.get() || row.model().lifecycle().status() != Model.Status.RETIRED)
                && row.model().matches(filter.get()));
    }
}
