package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What if: a part of the input read from the provider's cache, calls made in a batch. The ladder follows.
final class SimulatorForm extends HBox {
    private final ObjectProperty<Workload> workload;
    private final Slider cached = new Slider(0, 100, 0);
    private final Label share = new Label();
    private final CheckBox batch = new CheckBox("Batch");
    private boolean showing;

    SimulatorForm(ObjectProperty<Workload> workload) {
        super(8);
        this.workload = workload;
        setId("simulator");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("Cached input");
        title.setLabelFor(cached);
        title.getStyleClass().addAll("text-muted", "text-small");
        title.setMinWidth(USE_PREF_SIZE);
        cached.setId("simulator-cached");
        cached.setAccessibleText("Share of the input read from the provider's cache, in percent");
        cached.setBlockIncrement(5);
        cached.setMinWidth(60);
        HBox.setHgrow(cached, Priority.ALWAYS);
        share.setId("simulator-share");
        share.getStyleClass().add("figures");
        share.setMinWidth(52);
        batch.setId("simulator-batch");
        batch.setTooltip(new Tooltip("Prices of batch calls; models without one are unpriced"));
        batch.setMinWidth(USE_PREF_SIZE);
        Button reset = new Button("As list");
        reset.setId("simulator-reset");
        reset.getStyleClass().add("small");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setTooltip(new Tooltip("Back to list prices: no caching, no batch"));
        reset.setOnAction(_ -> workload.set(workload.get().with(CacheUse.NONE).with(Price.Mode.STANDARD)));
        getChildren().setAll(title, cached, share, batch, reset);
        workload.addListener((_, _, _) -> show());
        show();
        cached.valueProperty().addListener((_, _, percent) -> setShare(percent.doubleValue()));
        batch.selectedProperty().addListener((_, _, now) -> set(
                workload.get().with(now ? Price.Mode.BATCH : Price.Mode.STANDARD)));
    }

    /// What differs from list prices, or nothing.
    static String difference(Workload workload) {
        List<String> parts = new ArrayList<>();
        if (workload.cache().share().signum() > 0) {
            parts.add(Figures.percent(workload.cache().share().doubleValue()) + " cached");
        }
        if (workload.mode() != Price.Mode.STANDARD) {
            parts.add(workload.mode().name().toLowerCase(Locale.ROOT) + " prices");
        }
        return parts.isEmpty() ? "" : "Simulated: " + String.join(", ", parts);
    }

    private void setShare(double percent) {
        CacheUse now = workload.get().cache();
        BigDecimal next = BigDecimal.valueOf(Math.round(percent)).movePointLeft(2);
        set(workload.get().with(new CacheUse(next, now.hitRate(), now.lifetime())));
    }

    private void set(Workload next) {
        if (!showing && !next.equals(workload.get())) {
            workload.set(next);
        }
    }

    private void show() {
        showing = true;
        double percent = workload.get().cache().share().doubleValue() * 100;
        if (Math.round(cached.getValue()) != Math.round(percent)) {
            cached.setValue(percent);
        }
        share.setText(Math.round(percent) + " %");
        batch.setSelected(workload.get().mode() == Price.Mode.BATCH);
        showing = false;
    }
}
