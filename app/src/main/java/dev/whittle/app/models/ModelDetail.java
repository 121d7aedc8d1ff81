package dev.whittle.app.models;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeSet;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All about one model: what fits, every price with its period, source and date, and the person's own.
final class ModelDetail extends ScrollPane {
    private final ModelsViewModel models;

    ModelDetail(ModelsViewModel models) {
        this.models = models;
        setId("model-detail");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        models.chosenProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        @Nullable
        Model model = models.chosenProperty().get();
        if (model == null) {
            Label hint = muted("Choose a model to see every price of it, with its source and date.");
            setContent(hint);
            return;
        }
        Label name = new Label(model.displayName());
        name.setId("model-name");
        name.getStyleClass().add("title-4");
        VBox page = new VBox(10, name, muted(model.key()), muted(facts(model)), muted(PriceText.life(model)),
                prices(model), new PriceForm(models, model));
        page.getStyleClass().add("model-page");
        setContent(page);
    }

    private static String facts(Model model) {
        StringBuilder facts = new StringBuilder("Window %s tokens".formatted(
                Figures.number(model.limits().contextWindow())));
        if (model.limits().maxOutput() != null) {
            facts.append(", at most %s out".formatted(Figures.number(model.limits().maxOutput())));
        }
        if (model.limits().minCacheableTokens() != null) {
            facts.append(", caches from %s".formatted(Figures.number(model.limits().minCacheableTokens())));
        }
        facts.append(". Counted by ").append(model.tokenizer()).append('.');
        if (!model.unsupportedParams().isEmpty()) {
            facts.append(" Refuses ").append(String.join(", ", new TreeSet<>(model.unsupportedParams()))).append('.');
        }
        return facts.toString();
    }

    private static GridPane prices(Model model) {
        GridPane grid = new GridPane(12, 5);
        grid.setId("model-prices");
        String[] heads = {"USD per million", "Input", "Output", "Cache read", "Cache write"};
        for (int i = 0; i < heads.length; i++) {
            Label head = muted(heads[i]);
            head.setWrapText(false);
            GridPane.setHalignment(head, i == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.add(head, i, 0);
        }
        int row = 1;
        for (Price price : model.prices()) {
            String mode = price.mode().name().charAt(0) + price.mode().name().substring(1).toLowerCase(Locale.ROOT);
            String hours = price.window() == null ? "" : ", " + PriceText.hours(price);
            row = rates(grid, row, "%s, %s%s".formatted(mode, PriceText.period(price), hours), price.rates());
            for (Price.Tier tier : price.tiers()) {
                row = rates(grid, row, "    " + PriceText.tier(tier), tier.rates());
            }
            Label source = muted("    %s%s%s".formatted(price.isCustom() ? "your own price" : price.source(),
                    price.derived() ? ", derived" : "",
                    price.checkedOn() == null ? "" : ", read on " + price.checkedOn()));
            source.getStyleClass().add("text-small");
            grid.add(source, 0, row++, heads.length, 1);
        }
        return grid;
    }

    private static int rates(GridPane grid, int row, String name, Rates rates) {
        Label when = new Label(name);
        when.setWrapText(true);
        grid.add(when, 0, row);
        figure(grid, row, 1, rate(rates.input()));
        figure(grid, row, 2, rate(rates.output()));
        figure(grid, row, 3, rate(rates.cacheRead()));
        figure(grid, row, 4, PriceText.cacheWrite(rates).replace("unknown", "–"));
        return row + 1;
    }

    private static void figure(GridPane grid, int row, int column, String text) {
        Label figure = new Label(text);
        figure.getStyleClass().addAll("figures", "text-small");
        figure.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(figure, HPos.RIGHT);
        grid.add(figure, column, row);
    }

    private static String rate(@Nullable BigDecimal rate) {
        return rate == null ? "–" : PriceText.rate(rate);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        return label;
    }
}
