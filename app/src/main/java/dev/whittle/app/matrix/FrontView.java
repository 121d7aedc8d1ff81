package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.Front;
import dev.whittle.optimizer.experiment.statistics.Pareto;
import dev.whittle.optimizer.experiment.statistics.Pareto.Axis;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// The columns by quality (up) and by what an answer costs, or how long it takes where no cost is known (right); a larger
/// point takes longer. Points that another beats on every count are grey; all of it stands in words above.
final class FrontView extends Pane {
    private static final double LEFT = 44;
    private static final double RIGHT = 24;
    private static final double TOP = 30;
    private static final double BOTTOM = 22;
    private static final double SMALLEST = 5;
    private static final double GROWTH = 7;
    private static final double HEIGHT = 150;
    private static final double ONLY_WORDS = 30;
    private static final double LINE = 13;
    private static final double NAME = 110;
    private static final int STEPS = 4;

    private final Label words = new Label();
    private final Pane plot = new Pane();
    private Optional<Front> shown = Optional.empty();

    FrontView() {
        setId("matrix-front");
        getStyleClass().add("matrix-front");
        words.setId("matrix-front-words");
        words.getStyleClass().add("text-small");
        plot.setManaged(false);
        plot.setMouseTransparent(true);
        getChildren().setAll(plot, words);
        show(Optional.empty());
    }

    /// Shows columns, or nothing where there are fewer than two to compare.
    void show(Optional<Front> now) {
        Optional<String> said = now.flatMap(FrontText::of);
        shown = said.isPresent() ? now : Optional.empty();
        words.setText(said.orElse(""));
        setAccessibleText(said.orElse(null));
        setVisible(said.isPresent());
        setManaged(said.isPresent());
        // One figure alone is said faster than drawn.
        boolean drawn = shown.isPresent() && shown.get().axes().size() > 1;
        setMinHeight(drawn ? HEIGHT : ONLY_WORDS);
        setPrefHeight(drawn ? HEIGHT : ONLY_WORDS);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        words.resizeRelocate(10, 6, Math.max(0, getWidth() - 20), 18);
        plot.getChildren().clear();
        shown.filter(front -> front.axes().size() > 1).ifPresent(this::draw);
    }

    private void draw(Front front) {
        double width = Math.max(1, getWidth() - LEFT - RIGHT);
        double height = Math.max(1, getHeight() - TOP - BOTTOM);
        boolean money = front.axes().contains(Axis.COST);
        double most = front.points().stream().mapToDouble(point -> across(point, money)).max().orElse(0);
        double slowest = front.points().stream().mapToDouble(FrontView::millis).max().orElse(0);
        List<Node> nodes = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double y = TOP + height * (1 - (double) step / STEPS);
            nodes.add(line(LEFT, y, LEFT + width, y));
            nodes.add(tick("%d %%".formatted(100 * step / STEPS), 4, y - 8));
            if (most > 0 && step > 0) {
                double x = LEFT + width * step / (STEPS + 1);
                nodes.add(tick(amount(most * step / STEPS, money), x - 14, TOP + height + 4));
            }
        }
        for (Pareto.Point point : front.points()) {
            Double quality = point.quality();
            if (quality != null && (money ? point.usd() != null : point.latency() != null)) {
                double x = LEFT + (most == 0 ? 0 : across(point, money) / most * STEPS / (STEPS + 1)) * width;
                mark(nodes, front, point, x, TOP + height * (1 - quality), slowest);
            }
        }
        plot.getChildren().setAll(nodes);
        plot.applyCss(); // this frame's styles are done already: without it shapes are black for one frame
        nodes.stream().filter(Label.class::isInstance).forEach(node -> ((Label) node).autosize());
    }

    private static void mark(List<Node> nodes, Front front, Pareto.Point point, double x, double y, double slowest) {
        String style = front.pareto().best().contains(point) ? "front-best" : "front-beaten";
        Circle circle = new Circle(x, y, SMALLEST + (slowest == 0 ? 0 : GROWTH * millis(point) / slowest));
        circle.getStyleClass().add(style);
        Label name = new Label("%s%s%s".formatted(point.name(),
                point.usd() == null ? "" : " " + Figures.usd(point.usd()),
                point.latency() == null ? "" : ", " + Figures.duration(point.latency())));
        name.getStyleClass().setAll("label", "front-name", style);
        name.setLayoutX(x + circle.getRadius() + 4);
        name.setLayoutY(y - 9);
        // Points at one place have their names below each other.
        while (nodes.stream().anyMatch(other -> other instanceof Label && other.getStyleClass().contains("front-name")
                && Math.abs(other.getLayoutX() - name.getLayoutX()) < NAME
                && Math.abs(other.getLayoutY() - name.getLayoutY()) < LINE)) {
            name.setLayoutY(name.getLayoutY() + LINE);
        }
        nodes.add(circle);
        nodes.add(name);
    }

    private static double across(Pareto.Point point, boolean money) {
        BigDecimal usd = point.usd();
        return money ? usd == null ? 0 : usd.doubleValue() : millis(point);
    }

    private static double millis(Pareto.Point point) {
        Duration latency = point.latency();
        return latency == null ? 0 : latency.toMillis();
    }

    private static String amount(double value, boolean money) {
        return money ? Figures.usd(BigDecimal.valueOf(value)) : Figures.duration(Duration.ofMillis(Math.round(value)));
    }

    private static Line line(double fromX, double fromY, double toX, double toY) {
        Line line = new Line(fromX, fromY, toX, toY);
        line.getStyleClass().add("front-grid");
        return line;
    }

    private static Label tick(String text, double x, double y) {
        Label tick = new Label(text);
        tick.getStyleClass().setAll("label", "text-muted", "front-tick");
        tick.setLayoutX(x);
        tick.setLayoutY(y);
        return tick;
    }
}
