package dev.whittle.app.models;

import dev.whittle.app.work.Background;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which models go soon, kept up to date while prices, favourites and the prompt change.
public final class RadarViewModel {
    private final Function<ModelUses, Radar> radar;
    private final ReadOnlyObjectWrapper<List<Retirement>> retiring = new ReadOnlyObjectWrapper<>(List.of());
    private ModelUses saved = ModelUses.NONE;

    /// @param radar looks with what the workspace knows of the uses
    public RadarViewModel(Function<ModelUses, Radar> radar) {
        this.radar = radar;
        refresh();
    }

    public ReadOnlyObjectProperty<List<Retirement>> retiringProperty() {
        return retiring.getReadOnlyProperty();
    }

    /// Looks again at this moment's prices.
    public void refresh() {
        retiring.set(radar.apply(saved).within(Radar.USUAL_DAYS));
    }

    /// Reads from the workspace where models are used.
    public void load(Callable<ModelUses> uses, Background background, Consumer<? super Throwable> failed) {
        background.start(uses, read -> {
            saved = read;
            refresh();
        }, failed);
    }
}
