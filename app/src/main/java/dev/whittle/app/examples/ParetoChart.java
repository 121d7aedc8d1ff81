package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.examples.AblationSheet.Line;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.fewshot.ablation.Variant;
import java.util.List;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/// Score against cost: a mark for each prompt that could be used, those no other beats filled.
final class ParetoChart extends ScatterChart<Number, Number> {
    private static final double ROOM = 1.12;

    ParetoChart() {
        super(new NumberAxis(), new NumberAxis());
        setId("examples-pareto");
        setAccessibleText("Score against cost of the prompts");
        setLegendVisible(false);
        setAnimated(false);
        setMinHeight(220);
        setPrefHeight(240);
        getXAxis().setAnimated(false);
        getYAxis().setAnimated(false);
    }

    void show(AblationSheet sheet) {
        List<Line> lines = sheet.prompts().stream().filter(line -> line.row().standing().rate().n() > 0).toList();
        boolean priced = lines.stream().allMatch(line -> line.month() instanceof Cost.Priced);
        double most = lines.stream().mapToDouble(line -> across(line, priced)).max().orElse(1);
        NumberAxis across = (NumberAxis) getXAxis();
        across.setLabel(priced ? "$ a month for the prompt" : "tokens of the prompt");
        range(across, 0, Math.max(most * ROOM, Double.MIN_NORMAL));
        across.setTickLabelFormatter(words(value -> priced ? "$" + brief(value) : brief(value)));
        NumberAxis up = (NumberAxis) getYAxis();
        up.setLabel("passed");
        range(up, 0, 1.1);
        up.setTickUnit(0.25);
        up.setTickLabelFormatter(words(value -> value > 1 ? "" : Math.round(value * 100) + " %"));
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        for (Line line : lines) {
            XYChart.Data<Number, Number> point = new XYChart.Data<>(across(line, priced),
                    line.row().standing().rate().share());
            Label mark = new Label(mark(line.variant()));
            mark.getStyleClass().addAll("pareto-mark", line.best() ? "pareto-best" : "pareto-beaten");
            mark.setTooltip(new Tooltip("%s: %s, %s".formatted(line.variant().title(), line.rate(), priced
                    ? Figures.usd(line.month()) + " a month"
                    : Figures.counted(line.row().tokens(), "token"))));
            point.setNode(mark);
            series.getData().add(point);
        }
        getData().setAll(List.of(series));
    }

    private static double across(Line line, boolean priced) {
        return priced && line.month() instanceof Cost.Priced cost ? cost.usd().doubleValue() : line.row().tokens();
    }

    private static void range(NumberAxis axis, double low, double high) {
        axis.setAutoRanging(false);
        axis.setLowerBound(low);
        axis.setUpperBound(high);
        axis.setTickUnit(high / 5);
        axis.setMinorTickVisible(false);
    }

    private static String brief(double value) {
        return value >= 100 || value == Math.rint(value) ? Figures.number(Math.round(value)) : "%.3g".formatted(value);
    }

    private static String mark(Variant variant) {
        return switch (variant.kind()) {
            case ALL -> "all";
            case K_SHOT -> Integer.toString(variant.number());
            case ZERO_SHOT -> "instruction";
            case WRITTEN -> "written " + variant.number();
            case NONE -> "none";
            case WITHOUT -> "−" + variant.number();
        };
    }

    private static StringConverter<Number> words(java.util.function.DoubleFunction<String> of) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return of.apply(value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("An axis is not typed into");
            }
        };
    }
}
