package dev.whittle.app.models;

import dev.whittle.app.control.Hint;
import dev.whittle.app.Figures;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the ladder: the way to Models and prices and, if models in use go soon, how many. Their names,
/// days and replacements are one press away.
public final class RadarBar extends HBox {
    private final Button badge = new Button(null, new FontIcon(Feather.CLOCK));

    /// @param open opens Models and prices
    /// @param list shows the models that go
    public RadarBar(ObservableValue<List<Retirement>> retiring, Runnable open, Runnable list) {
        super(8);
        setId("radar-bar");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("radar-bar");
        Button models = new Button("Models and prices…");
        models.setId("open-models");
        models.getStyleClass().addAll("small", "flat");
        models.setOnAction(_ -> open.run());
        badge.setId("radar-badge");
        badge.getStyleClass().addAll("small", "flat", "soon");
        badge.setOnAction(_ -> list.run());
        getChildren().setAll(models, badge);
        retiring.addListener((_, _, now) -> show(now));
        show(retiring.getValue());
    }

    private void show(List<Retirement> all) {
        List<Retirement> mine = all.stream().filter(one -> !one.uses().isEmpty()).toList();
        badge.setVisible(!mine.isEmpty());
        badge.setText(mine.size() == 1
                ? "%s goes%s".formatted(mine.getFirst().model().displayName(), day(mine.getFirst()))
                : "%d models you use go soon".formatted(mine.size()));
        Hint.show(badge, mine.stream().map(RadarBar::sentence).collect(Collectors.joining("\n")));
    }

    /// `GPT-4o goes on 2027-01-14; GPT-6 Luna instead costs $7.15 a month less.`
    static String sentence(Retirement one) {
        String next = one.replacement()
                .map(model -> "; %s instead%s".formatted(model.displayName(), one.difference()
                        .map(usd -> usd.signum() == 0
                                ? " costs the same"
                                : " costs %s a month %s".formatted(Figures.usd(usd.abs()),
                                        usd.signum() < 0 ? "less" : "more"))
                        .orElse("")))
                .orElse("; no replacement is named");
        return "%s goes%s%s. Used as: %s.".formatted(one.model().displayName(), day(one), next,
                one.uses().isEmpty() ? "nothing" : String.join(", ", one.uses()));
    }

    private static String day(Retirement one) {
        return one.day() == null ? " (no day yet)" : " on " + one.day();
    }
}
