package dev.whittle.app.experiments;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Repricing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The open experiment at the prices of another day or another catalog, beside what it did cost.
public final class RepriceViewModel {
    private final Supplier<Catalog> current;
    private final InstantSource clock;
    private final Background background;
    private final ObjectProperty<LocalDate> day;
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RepriceState> state = new ReadOnlyObjectWrapper<>(new RepriceState.Nothing());
    private @Nullable Experiment experiment;
    private Cancellable pricing = Cancellable.NONE;

    /// @param current the catalog of this moment
    public RepriceViewModel(Supplier<Catalog> current, InstantSource clock, Background background) {
        this.current = current;
        this.clock = clock;
        this.background = background;
        day = new SimpleObjectProperty<>(today());
        day.addListener((_, _, _) -> price());
        file.addListener((_, _, _) -> price());
    }

    /// The day whose prices hold, in UTC as the periods of prices are.
    public ObjectProperty<LocalDate> dayProperty() {
        return day;
    }

    /// Prices that come before the bundled ones, as in `prices.json`; empty for those of this machine.
    public ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    public ReadOnlyObjectProperty<RepriceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Prices an experiment as of today.
    void open(Experiment opened) {
        experiment = null;
        file.set(Optional.empty());
        day.set(today());
        experiment = opened;
        price();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void price() {
        Experiment priced = experiment;
        LocalDate when = day.get();
        if (priced == null || when == null) {
            return;
        }
        pricing.cancel();
        state.set(new RepriceState.Pricing());
        Catalog mine = current.get();
        Optional<Path> other = file.get();
        Instant at = when.equals(today()) ? clock.instant() : when.atTime(12, 0).toInstant(ZoneOffset.UTC);
        pricing = background.start(() -> {
            Catalog catalog = other.isPresent() ? Catalog.bundled().withOverrides(other.get()) : mine;
            return new RepriceState.Priced(Repricing.of(priced, catalog, at),
                    other.map(path -> String.valueOf(path.getFileName())).orElse("your catalog"), when);
        }, state::set, cause -> state.set(new RepriceState.Failed(Problem.of(cause).text())));
    }
}
