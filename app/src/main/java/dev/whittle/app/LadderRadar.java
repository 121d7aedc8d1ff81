package dev.whittle.app;

import java.util.Optional;
import dev.whittle.app.models.Radar;
import dev.whittle.app.models.RadarViewModel;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.TokenCount;
import java.time.InstantSource;
import javafx.beans.Observable;

/// Joins the radar to the ladder: it looks again whenever prices, figures, the chosen model or favourites change.
final class LadderRadar {
    private LadderRadar() {}

    static RadarViewModel following(LadderViewModel ladder, InstantSource clock) {
        RadarViewModel radar = new RadarViewModel(uses -> new Radar(ladder.catalogProperty().get(),
                model -> tokens(ladder, model), ladder.workloadProperty().get(),
                uses.with(ladder.chosenProperty().get().key(), ladder.favourites()), clock.instant()));
        ladder.catalogProperty().addListener((_, _, _) -> radar.refresh());
        ladder.forecastsProperty().addListener((_, _, _) -> radar.refresh());
        ladder.chosenProperty().addListener((_, _, _) -> radar.refresh());
        ladder.rows().addListener((Observable _) -> radar.refresh()); // a favourite more or less
        return radar;
    }

    private static Optional<TokenCount> tokens(LadderViewModel ladder, Model model) {
        return Optional.ofNullable(ladder.countsProperty().get()).flatMap(counts -> counts.on(model));
    }
}
