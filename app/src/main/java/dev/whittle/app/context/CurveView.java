package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/// The curve: how likely the answer is in the packed text (left) and what a question costs (right) against the budget. A
/// click sets the budget.
final class CurveView extends Pane {
    /// The opacity of a curve that is drawn anew.
    private static final double PALE = 0.3;
    private static final double LEFT = 44;
    private static final double RIGHT = 74;
    private static final double TOP = 46;
    private static final double BOTTOM = 26;
    private final ContextViewModel model;
    private final HBox title = new HBox(10, key("curve-key-coverage", "— answer kept, expected"),
            key("curve-key-cost", "- - $ a question"));
    private final Label words = label("curve-words", "");
    private final Pane plot = new Pane();

    CurveView(ContextViewModel model) {
        this.model = model;
        setId("context-curve");
        getStyleClass().add("context-curve");
        setMinSize(220, 140);
        words.setWrapText(true);
        plot.setManaged(false);
        plot.setMouseTransparent(true);
        getChildren().setAll(plot, title, words);
        model.curveProperty().addListener((_, _, _) -> requestLayout());
        model.curveOutdatedProperty().addListener((_, _, _) -> requestLayout());
        model.stateProperty().addListener((_, _, _) -> requestLayout());
        model.budgetProperty().addListener((_, _, _) -> requestLayout());
        setOnMousePressed(this::pick);
        setOnMouseDragged(this::pick);
    }

    private void pick(MouseEvent mouse) {
        Curve curve = model.curveProperty().get();
        if (curve != null) {
            double share = (mouse.getX() - LEFT) / Math.max(1, getWidth() - LEFT - RIGHT);
            model.budgetProperty().set((int) Math.round(Math.clamp(share, 0, 1) * curve.most()));
        }
    }

    @Override
    protected void layoutChildren() {
        Curve curve = model.curveProperty().get();
        ContextResult result = ContextState.result(model.stateProperty().get());
        boolean outdated = model.curveOutdatedProperty().get();
        words.setText(words(result, curve, model.questionProperty().get()));
        plot.setOpacity(outdated ? PALE : 1);
        setAccessibleText(words.getText());
        setCursor(curve == null ? Cursor.DEFAULT : Cursor.HAND);
        title.resizeRelocate(10, 5, getWidth() - 20, 18);
        words.resizeRelocate(10, 23, getWidth() - 20, curve == null ? getHeight() - 30 : 18);
        plot.getChildren().clear();
        if (curve != null) {
            draw(curve);
        }
    }

    private static String words(@Nullable ContextResult result, @Nullable Curve curve, String question) {
        if (result != null && !result.asked() && !question.isBlank()) {
            return "No word of the question occurs in the chunks, so there is no curve to draw.";
        }
        if (result == null || !result.asked()) {
            return "Write a question above: the curve then shows how likely the answer is kept, and what a question"
                    + " costs, for every budget.";
        }
        String now = "Now %s (estimate), %s".formatted(Figures.percent(result.coverage()),
                Figures.usd(result.cost()));
        return curve == null ? now + ". Drawing the curve." : now;
    }

    private void draw(Curve curve) {
        double width = Math.max(1, getWidth() - LEFT - RIGHT);
        double height = Math.max(1, getHeight() - TOP - BOTTOM);
        double dearest = curve.points().stream().mapToDouble(point -> usd(point.cost())).max().orElse(0);
        List<Node> nodes = new ArrayList<>();
        for (int step = 0; step <= 4; step++) {
            double y = TOP + height * (1 - step / 4.0);
            nodes.add(line("curve-grid", LEFT, y, LEFT + width, y));
            nodes.add(tick("%d %%".formatted(25 * step), 0, y, LEFT - 6, true));
            if (dearest > 0) {
                nodes.add(tick(Figures.usd(BigDecimal.valueOf(dearest * step / 4)), LEFT + width + 6, y, RIGHT - 8,
                        false));
            }
        }
        Polygon area = new Polygon();
        area.getStyleClass().add("curve-area");
        Polyline coverage = curve(curve, "curve-coverage", width, height, Curve.Point::coverage);
        area.getPoints().addAll(coverage.getPoints());
        area.getPoints().addAll(LEFT + width, TOP + height, LEFT, TOP + height);
        nodes.add(area);
        nodes.add(coverage);
        if (dearest > 0) {
            nodes.add(curve(curve, "curve-cost", width, height, point -> usd(point.cost()) / dearest));
        }
        double at = LEFT + width * Math.clamp((double) model.budgetProperty().get() / curve.most(), 0, 1);
        nodes.add(line("curve-budget", at, TOP, at, TOP + height));
        for (int step = 0; step <= 4; step++) {
            Label tick = tick(Figures.number(curve.most() * step / 4), 0, TOP + height + 12, 70, false);
            double centre = LEFT + width * step / 4;
            tick.setLayoutX(Math.clamp(centre - tick.prefWidth(-1) / 2, 2, getWidth() - tick.prefWidth(-1) - 2));
            nodes.add(tick);
        }
        plot.getChildren().setAll(nodes);
        plot.applyCss(); // this frame's styles are done already: without it shapes are black for one frame
        nodes.stream().filter(Label.class::isInstance).forEach(node -> ((Region) node).autosize());
    }

    private static Polyline curve(Curve curve, String style, double width, double height,
            ToDoubleFunction<Curve.Point> value) {
        Polyline line = new Polyline();
        line.getStyleClass().add(style);
        for (Curve.Point point : curve.points()) {
            line.getPoints().addAll(LEFT + width * point.budget() / curve.most(),
                    TOP + height * (1 - Math.clamp(value.applyAsDouble(point), 0, 1)));
        }
        return line;
    }

    private static double usd(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd().doubleValue() : 0;
    }

    private static Line line(String style, double fromX, double fromY, double toX, double toY) {
        Line line = new Line(fromX, fromY, toX, toY);
        line.getStyleClass().add(style);
        return line;
    }

    private static Label tick(String text, double x, double centre, double width, boolean right) {
        Label tick = new Label(text);
        tick.getStyleClass().setAll("label", "text-muted", "curve-tick");
        tick.setMinWidth(right ? width : USE_PREF_SIZE);
        tick.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        tick.setLayoutX(x);
        tick.setLayoutY(centre - 8);
        return tick;
    }

    private static Label key(String style, String text) {
        Label key = new Label(text);
        key.getStyleClass().addAll("text-small", style);
        return key;
    }

    private static Label label(String id, String text) {
        Label label = new Label(text);
        label.setId(id);
        label.getStyleClass().add("text-muted");
        label.setAlignment(Pos.TOP_LEFT);
        return label;
    }
}
