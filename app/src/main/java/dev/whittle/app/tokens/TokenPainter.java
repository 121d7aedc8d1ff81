package dev.whittle.app.tokens;

import dev.whittle.app.Figures;
import dev.whittle.app.tokens.TokenColours.Role;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Paints rows: tints of tokens, then the text, then what is selected.
final class TokenPainter {
    private static final double GUTTER = 92;
    private static final double BAR = 40;
    private static final double PADDING = 8;

    private final TokenColours colours;
    private Font font = Font.getDefault();
    private double cell = 8;
    private double rowHeight = 18;

    TokenPainter(TokenColours colours) {
        this.colours = colours;
    }

    /// Takes over the font of the style sheet.
    void measure() {
        font = colours.font();
        Text sample = new Text("0".repeat(64));
        sample.setFont(font);
        cell = sample.getLayoutBounds().getWidth() / 64;
        rowHeight = Math.ceil(sample.getLayoutBounds().getHeight() * 1.25);
    }

    double rowHeight() {
        return rowHeight;
    }

    /// Where the text begins.
    double left(boolean heat) {
        return PADDING + (heat ? GUTTER : 0);
    }

    /// The cells a row has in a width, one kept free for the mark of a line's end.
    int columns(double width, boolean heat) {
        return (int) ((width - left(heat) - PADDING) / cell) - 1;
    }

    /// The cell under a point.
    double column(double x, boolean heat) {
        return (x - left(heat)) / cell;
    }

    /// The heading of a message.
    void heading(GraphicsContext to, double y, String role, int number, HeatMap.@Nullable Part heat) {
        to.setFont(Font.font(font.getFamily(), FontWeight.BOLD, font.getSize()));
        to.setTextBaseline(VPos.CENTER);
        to.setTextAlign(TextAlignment.LEFT);
        to.setFill(colours.of(Role.MUTED));
        String tokens = heat == null ? "" : " · %s tokens".formatted(Figures.number(heat.scaledTotal()));
        to.fillText("%d · %s%s".formatted(number, role, tokens), PADDING, y + rowHeight / 2);
    }

    /// The tokens of a line as a figure and a bar beside its first row.
    void heat(GraphicsContext to, double y, long tokens, long most) {
        double share = most == 0 ? 0 : tokens / (double) most;
        to.setFill(colours.of(Role.GUTTER));
        to.fillRect(PADDING, y + 3, BAR, rowHeight - 6);
        to.setFill(colours.of(Role.HEAT).interpolate(colours.of(Role.HOT), share));
        to.fillRect(PADDING, y + 3, BAR * share, rowHeight - 6);
        to.setFont(font);
        to.setTextBaseline(VPos.CENTER);
        to.setTextAlign(TextAlignment.RIGHT);
        to.setFill(colours.of(Role.MUTED));
        String figure = tokens < 10_000 ? Figures.number(tokens) : Figures.number(tokens / 1_000) + "k";
        to.fillText(figure, PADDING + GUTTER - 10, y + rowHeight / 2);
        to.setTextAlign(TextAlignment.LEFT);
    }

    /// The tints of a row's tokens, with a tick where each begins so that colour is not the only sign.
    void tokens(GraphicsContext to, double x, double y, RowShape row, List<TokenMark> marks) {
        for (TokenMark mark : marks) {
            if (mark.end() <= row.start() || mark.start() >= row.end()) {
                continue;
            }
            double from = x + cell * row.column(mark.start());
            double end = x + cell * row.column(mark.end());
            to.setFill(colours.token(mark));
            to.fillRect(from, y + 1, Math.max(2, end - from), rowHeight - 2);
            if (mark.start() >= row.start()) {
                to.setFill(colours.of(Role.TICK));
                to.fillRect(from, y + 1, 1, rowHeight - 2);
            }
        }
    }

    /// A frame around tokens.
    void frame(GraphicsContext to, double x, double y, RowShape row, double start, double end) {
        double from = x + cell * row.column(start);
        double width = Math.max(2, x + cell * row.column(end) - from);
        to.setStroke(colours.of(Role.SELECTION));
        to.setLineWidth(2);
        to.strokeRect(from + 0.5, y + 1.5, width - 1, rowHeight - 3);
    }

    /// Tints selected tokens.
    void selected(GraphicsContext to, double x, double y, RowShape row, double start, double end) {
        double from = x + cell * row.column(start);
        to.setFill(colours.of(Role.SELECTION).deriveColor(0, 1, 1, 0.35));
        to.fillRect(from, y + 1, Math.max(2, x + cell * row.column(end) - from), rowHeight - 2);
    }

    /// The chars of a row. Plain ones are painted in one go, the others one by one in their cells.
    void text(GraphicsContext to, double x, double y, String text, RowShape row, Cells cells) {
        to.setFont(font);
        to.setTextBaseline(VPos.CENTER);
        double middle = y + rowHeight / 2;
        int run = row.start();
        for (int at = row.start(); at < row.end();) {
            int next = text.charAt(at) == '\n' ? at + 1 : Math.min(row.end(), cells.next(text, at));
            char c = text.charAt(at);
            boolean plain = next == at + 1 && c < 0x7F && (c > ' ' || (c == ' ' && !cells.marks()));
            if (!plain) {
                plain(to, x, middle, text, row, run, at);
                special(to, x + cell * row.column(at), middle, text.substring(at, next), cells);
                run = next;
            }
            at = next;
        }
        plain(to, x, middle, text, row, run, row.end());
    }

    private void plain(GraphicsContext to, double x, double middle, String text, RowShape row, int from, int end) {
        if (from < end) {
            to.setFill(colours.of(Role.INK));
            to.fillText(text.substring(from, end), x + cell * row.column(from), middle);
        }
    }

    private void special(GraphicsContext to, double x, double middle, String text, Cells cells) {
        int point = text.codePointAt(0);
        int sign = Marks.control(point) != 0 ? Marks.control(point) : cells.marks() ? Marks.of(point) : 0;
        if (sign != 0) {
            to.setFill(colours.of(Role.MUTED));
            to.fillText(Character.toString(sign), x, middle);
        } else if (point != '\t' && point != '\n') {
            to.setFill(colours.of(Role.INK));
            to.fillText(text, x, middle);
        }
    }
}
