package dev.whittle.app.examples;

import dev.whittle.app.control.AxisWords;
import dev.whittle.app.Figures;
import dev.whittle.app.examples.AblationSheet.Line;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.fewshot.ablation.Variant;
import java.util.Comparator;
import java.util.List;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Score against cost: a mark for each prompt that could be used, those no other beats filled.
final class ParetoChart extends ScatterChart<Number, Number> {
    private static final double ROOM = 0.12;

    /// A dot with its name above or below, further off where many stand close.
    private static final class Mark extends Region {
        private static final double SIZE = 11;
        private static final int TIERS = 4;

        private final Label name;
        private final int place;

        Mark(String name, int place) {
            this.name = new Label(name);
            this.place = place % TIERS;
            setMinSize(SIZE, SIZE);
            setPrefSize(SIZE, SIZE);
            setMaxSize(SIZE, SIZE);
            getChildren().setAll(this.name);
        }

        @Override
        protected void layoutChildren() {
            double width = name.prefWidth(-1);
            double height = name.prefHeight(-1);
            double off = Math.floorDiv(place, 2) * height;
            name.resizeRelocate((getWidth() - width) / 2, place % 2 == 0 ? -height - off : getHeight() + off, width,
                    height);
        }
    }

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
        double least = lines.stream().mapToDouble(line -> across(line, priced)).min().orElse(0);
        double room = Math.max((most - least) * ROOM, most * ROOM / 4);
        NumberAxis across = (NumberAxis) getXAxis();
        across.setLabel(priced ? "$ a month for the prompt" : "tokens of the prompt");
        range(across, Math.max(0, least - room), Math.max(most + room, Double.MIN_NORMAL));
        across.setTickLabelFormatter(new AxisWords(value -> priced ? "$" + brief(value) : brief(value)));
        NumberAxis up = (NumberAxis) getYAxis();
        up.setLabel("passed");
        range(up, -0.25, 1.25);
        up.setTickUnit(0.25);
        up.setTickLabelFormatter(
                new AxisWords(value -> value > 1.01 || value < -0.01 ? "" : Math.round(value * 100) + " %"));
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        List<Line> sorted = lines.stream().sorted(Comparator.comparingDouble(line -> across(line, priced))).toList();
        for (int at = 0; at < sorted.size(); at++) {
            Line line = sorted.get(at);
            XYChart.Data<Number, Number> point = new XYChart.Data<>(across(line, priced),
                    line.row().standing().rate().share());
            Mark mark = new Mark(mark(line.variant()), at);
            Tooltip.install(mark, new Tooltip("%s: %s, %s".formatted(line.variant().title(), line.rate(), priced
                    ? Figures.usd(line.month()) + " a month"
                    : Figures.counted(line.row().tokens(), "token"))));
            point.setNode(mark);
            series.getData().add(point);
        }
        getData().setAll(List.of(series));
        // The chart gives its nodes classes of its own in place of theirs.
        for (int at = 0; at < sorted.size(); at++) {
            series.getData().get(at).getNode().getStyleClass().setAll("pareto-mark",
                    sorted.get(at).best() ? "pareto-best" : "pareto-beaten");
        }
    }

    private static double across(Line line, boolean priced) {
        return priced && line.month() instanceof Cost.Priced cost ? cost.usd().doubleValue() : line.row().tokens();
    }

    private static void range(NumberAxis axis, double low, double high) {
        axis.setAutoRanging(false);
        axis.setLowerBound(low);
        axis.setUpperBound(high);
        axis.setTickUnit((high - low) / 5);
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
}
