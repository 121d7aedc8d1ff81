package dev.whittle.app.tokens;

import dev.whittle.app.tokens.TokenLayout.Part;
import dev.whittle.app.tokens.TokenLayout.Place;
import dev.whittle.app.tokens.TokensState.Shown;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A canvas that paints the rows in view and their tokens, whatever the length of the prompt; the editors would need
/// seconds for a long line (shared/reference/javafx.md, section 4).
final class TokenCanvas extends Region {
    /// A token under the mouse.
    record Hit(int part, String text, TokenMark mark) {}

    private final TokensViewModel model;
    private final TokenCaret caret;
    private final TokenColours colours = new TokenColours(this::restyled);
    private final TokenPainter painter = new TokenPainter(colours);
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final ReadOnlyObjectWrapper<@Nullable Hit> hovered = new ReadOnlyObjectWrapper<>();
    private boolean paintAsked;

    TokenCanvas(TokensViewModel model) {
        this.model = model;
        caret = model.caret();
        setId("token-canvas");
        getStyleClass().addAll("message-area", "token-canvas");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("Tokens");
        setFocusTraversable(true);
        bar.setId("token-scroll");
        bar.setAccessibleText("Scroll the tokens");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().setAll(canvas, bar);
        bar.valueProperty().addListener((_, _, _) -> look());
        model.stateProperty().addListener((_, _, _) -> look());
        model.windowProperty().addListener((_, _, _) -> repaint());
        model.heatMapProperty().addListener((_, _, _) -> repaint());
        model.heatProperty().addListener((_, _, _) -> resized());
        caret.selectionProperty().addListener((_, _, _) -> repaint());
        focusedProperty().addListener((_, _, _) -> repaint());
        new TokenKeys(this, caret).install();
    }

    TokenColours colours() {
        return colours;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return TokenColours.metaData();
    }

    /// Brings a char of a message into view.
    void reveal(int part, int index) {
        if (model.stateProperty().get() instanceof Shown(var layout) && part < layout.parts().size()) {
            int row = layout.row(part, Math.min(index, layout.parts().get(part).text().length()));
            if (row < top() || row >= top() + rowsInView()) {
                bar.setValue(Math.clamp(row - rowsInView() / 3, 0, bar.getMax()));
            }
        }
    }

    /// Moves the view by rows.
    void scroll(double rows) {
        bar.setValue(Math.clamp(bar.getValue() + rows, 0, bar.getMax()));
    }

    int rowsInView() {
        return Math.max(1, (int) (canvas.getHeight() / painter.rowHeight()));
    }

    double rowHeight() {
        return painter.rowHeight();
    }

    void hover(@Nullable Hit hit) {
        if (!Objects.equals(hit, hovered.get())) {
            hovered.set(hit);
            repaint();
        }
    }

    ReadOnlyObjectProperty<@Nullable Hit> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// The token at a point.
    Optional<Hit> at(double x, double y) {
        TokenWindow window = model.windowProperty().get();
        int row = top() + (int) (y / painter.rowHeight());
        if (window == null || !(model.stateProperty().get() instanceof Shown(var layout))
                || window.layout() != layout || row >= layout.rowCount()) {
            return Optional.empty();
        }
        Place place = layout.place(row);
        double column = painter.column(x, model.heatProperty().get());
        if (place.row() < 0 || column < 0) {
            return Optional.empty();
        }
        Rows rows = layout.parts().get(place.part()).rows();
        double at = RowShape.of(rows, place.row(), new Cells(layout.marks())).place(column);
        return window.marks().getOrDefault(place.part(), List.of()).stream()
                .filter(mark -> mark.start() <= at && at < mark.end()).findFirst()
                .map(mark -> new Hit(place.part(), rows.text(), mark));
    }

    @Override
    protected void layoutChildren() {
        double width = bar.prefWidth(-1);
        canvas.setWidth(Math.max(0, getWidth() - width));
        canvas.setHeight(getHeight());
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        resized();
        if (paintAsked) {
            paintAsked = false;
            paint();
        }
    }

    private void restyled() {
        painter.measure();
        resized();
    }

    private void resized() {
        model.setColumns(painter.columns(canvas.getWidth(), model.heatProperty().get()));
        look();
    }

    private int top() {
        return (int) bar.getValue();
    }

    private void look() {
        if (model.stateProperty().get() instanceof Shown(var layout)) {
            int rows = rowsInView();
            bar.setMax(Math.max(0, layout.rowCount() - rows));
            bar.setVisibleAmount(bar.getMax() * rows / Math.max(rows, layout.rowCount()));
            bar.setUnitIncrement(1);
            bar.setBlockIncrement(rows);
            bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
            model.lookAt(top(), top() + rows);
        }
        repaint();
    }

    // Painted once a pulse however much changed.
    private void repaint() {
        paintAsked = true;
        setNeedsLayout(true);
    }

    private void paint() {
        GraphicsContext to = canvas.getGraphicsContext2D();
        to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (!(model.stateProperty().get() instanceof Shown(var layout))) {
            return;
        }
        HeatMap heat = model.heatProperty().get() ? model.heatMapProperty().get() : null;
        for (int i = 0; i <= rowsInView() && top() + i < layout.rowCount(); i++) {
            Place place = layout.place(top() + i);
            Part part = layout.parts().get(place.part());
            double y = i * painter.rowHeight();
            HeatMap.Part heatOf = heat != null && place.part() < heat.parts().size()
                    && heat.parts().get(place.part()).text().equals(part.text())
                            ? heat.parts().get(place.part())
                            : null;
            if (place.row() < 0) {
                painter.heading(to, y, part.role(), place.part() + 1, heatOf);
            } else {
                if (heat != null && heatOf != null && part.rows().startsLine(place.row())) {
                    painter.heat(to, y, heatOf.of(heatOf.lineAt(part.rows().start(place.row()))), heat.most());
                }
                row(to, y, layout, part, place);
            }
        }
    }

    private void row(GraphicsContext to, double y, TokenLayout layout, Part part, Place place) {
        Cells cells = new Cells(layout.marks());
        RowShape shape = RowShape.of(part.rows(), place.row(), cells);
        double x = painter.left(model.heatProperty().get());
        TokenWindow window = model.windowProperty().get();
        // Tokens of the text as it was a moment ago stand for the new ones until these come, if the message is the same.
        if (window != null && place.part() < window.layout().parts().size()
                && window.layout().parts().get(place.part()).text().equals(part.text())) {
            painter.tokens(to, x, y, shape, window.marks().getOrDefault(place.part(), List.of()));
        }
        painter.text(to, x, y, part.text(), shape, cells);
        TokenSelection selection = caret.selectionProperty().get();
        if (selection != null && selection.part() == place.part()) {
            if (within(shape, selection.charStart(), selection.charEnd())) {
                painter.selected(to, x, y, shape, selection.charStart(), selection.charEnd());
            }
            if (isFocused() && within(shape, selection.caret().charStart(), selection.caret().charEnd())) {
                painter.frame(to, x, y, shape, selection.caret().charStart(), selection.caret().charEnd());
            }
        }
        Hit hit = hovered.get();
        if (hit != null && hit.part() == place.part() && within(shape, hit.mark().start(), hit.mark().end())) {
            painter.frame(to, x, y, shape, hit.mark().start(), hit.mark().end());
        }
    }

    private static boolean within(RowShape shape, double start, double end) {
        return start < shape.end() && end > shape.start();
    }
}
