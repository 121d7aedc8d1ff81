package dev.whittle.app.savings;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Waterfall;
import java.math.BigDecimal;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Dollars a month from now to then, a bar a step: what is left is drawn over what was saved.
final class WaterfallBars extends GridPane {
    WaterfallBars() {
        setId("waterfall");
        getStyleClass().add("waterfall");
        setHgap(12);
        setVgap(8);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setFillWidth(true);
        getColumnConstraints().setAll(column(HPos.LEFT), bars, column(HPos.RIGHT), column(HPos.RIGHT));
    }

    void show(Waterfall waterfall) {
        getChildren().clear();
        double widest = waterfall.steps().stream().map(step -> step.after().total())
                .reduce(waterfall.before().total(), BigDecimal::max).doubleValue();
        double now = waterfall.before().total().doubleValue();
        row("Now", "waterfall-now", new Bar(0, now, widest, "bar-total"), waterfall.before().total(), "");
        for (Waterfall.Step step : waterfall.steps()) {
            double before = step.before().total().doubleValue();
            double after = step.after().total().doubleValue();
            row(step.strategy().title(), "waterfall-" + step.strategy().id(),
                    new Bar(Math.min(before, after), Math.max(before, after), widest,
                            after <= before ? "bar-saved" : "bar-added"),
                    step.change().saved().negate(), percent(step.change()));
        }
        row("Then", "waterfall-then", new Bar(0, waterfall.after().total().doubleValue(), widest, "bar-total"),
                waterfall.after().total(), percent(waterfall.change()));
    }

    private void row(String title, String id, Bar bar, BigDecimal usd, String share) {
        Label name = new Label(title);
        name.setMinWidth(USE_PREF_SIZE);
        Label amount = new Label((usd.signum() > 0 && id.matches("waterfall-(?!now|then).*") ? "+" : "")
                + Figures.usd(usd));
        amount.setId(id);
        amount.setMinWidth(USE_PREF_SIZE);
        amount.getStyleClass().add("figures");
        Label part = new Label(share);
        part.setMinWidth(USE_PREF_SIZE);
        part.getStyleClass().addAll("figures", "text-muted");
        bar.setAccessibleText("%s: %s a month %s".formatted(title, amount.getText(), share));
        addRow(getRowCount(), name, bar, amount, part);
    }

    private static String percent(Change change) {
        return change.share().map(share -> (share.signum() >= 0 ? "−" : "+")
                + Figures.percent(Math.abs(share.doubleValue()))).orElse("");
    }

    private static ColumnConstraints column(HPos side) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(side);
        return column;
    }

    private static final class Bar extends Region {
        private final Region filled = new Region();
        private final double from;
        private final double to;

        Bar(double from, double to, double widest, String style) {
            this.from = widest == 0 ? 0 : from / widest;
            this.to = widest == 0 ? 0 : to / widest;
            getStyleClass().add("bar-track");
            filled.getStyleClass().add(style);
            getChildren().setAll(filled);
            setMinSize(80, 18);
            setPrefHeight(18);
        }

        @Override
        protected void layoutChildren() {
            double start = getWidth() * from;
            filled.resizeRelocate(start, 0, Math.max(2, getWidth() * to - start), getHeight());
        }
    }
}
