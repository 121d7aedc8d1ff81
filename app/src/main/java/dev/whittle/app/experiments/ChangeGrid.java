package dev.whittle.app.experiments;

import dev.whittle.app.text.ReadingArea;
import dev.whittle.app.text.Span;
import dev.whittle.app.text.TextDiff;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stood before and what stands after, a line a thing.
final class ChangeGrid extends GridPane {
    private static final int SHOWN = 1_200;
    private static final int LETTERS_A_LINE = 50;

    private final String id;

    /// @param id of the values: this, `-`, the line, and `-before` or `-after`
    ChangeGrid(String id) {
        super(14, 6);
        this.id = id;
        ColumnConstraints what = new ColumnConstraints();
        what.setPercentWidth(20);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(40);
        getColumnConstraints().setAll(what, half, half);
    }

    void heading(String words) {
        Label head = new Label(words);
        head.getStyleClass().addAll("text-bold", "text-small");
        add(head, 0, getRowCount(), 3, 1);
    }

    void line(String what, String before, String after) {
        int line = getRowCount();
        add(top(muted(what)), 0, line);
        add(value(before, "%s-%d-before".formatted(id, line)), 1, line);
        add(value(after, "%s-%d-after".formatted(id, line)), 2, line);
    }

    /// Figures, with how much more or less the later one is.
    void figures(String what, String before, String after) {
        line(what, before, after + percent(before, after));
    }

    /// A text, word by word: what is gone struck through, what is new marked.
    void text(String what, String before, String after) {
        List<Span> spans = new ArrayList<>();
        for (TextDiff.Piece piece : TextDiff.between(before, after)) {
            if (piece.same()) {
                spans.add(new Span(piece.after()));
            } else {
                spans.add(new Span(piece.before(), "diff-removed"));
                spans.add(new Span(piece.after(), "diff-added"));
            }
        }
        int line = getRowCount();
        ReadingArea area = new ReadingArea("%s-%d-text".formatted(id, line), "What changed in the " + what, "diff");
        area.show(spans.stream().filter(span -> !span.text().isEmpty()).toList());
        area.setPrefHeight(height(before + after));
        add(top(muted(what)), 0, line);
        add(area, 1, line, 2, 1);
    }

    // As many lines as the text may need, within bounds.
    private static double height(String text) {
        long lines = text.length() / LETTERS_A_LINE + text.lines().count();
        return Math.clamp(20.0 * lines + 20, 50, 220);
    }

    private static String percent(String before, String after) {
        try {
            BigDecimal from = new BigDecimal(before);
            BigDecimal difference = new BigDecimal(after).subtract(from);
            return from.signum() == 0
                    ? ""
                    : String.format(Locale.ROOT, "  (%+.0f %%)", difference.movePointRight(2)
                            .divide(from, MathContext.DECIMAL64).doubleValue()).replace('-', '−');
        } catch (NumberFormatException _) {
            return ""; // one of them is not known
        }
    }

    private static Label value(String text, String id) {
        String shown = text.length() <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHOWN))) + " …";
        Label label = new Label(text.isEmpty() ? "–" : shown);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return top(label);
    }

    private static Label top(Label label) {
        setValignment(label, VPos.TOP);
        return label;
    }

    /// A column's card: its letter, its model, and what there is to say.
    static VBox card(String id, String letter, String model) {
        Label label = new Label(letter);
        label.getStyleClass().add("column-letter");
        Label name = new Label(model);
        name.getStyleClass().add("text-bold");
        HBox head = new HBox(8, label, name);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(8, head);
        card.setId(id);
        card.getStyleClass().add("compare-column");
        return card;
    }

    static Label muted(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }
}
