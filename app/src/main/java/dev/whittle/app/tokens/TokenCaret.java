package dev.whittle.app.tokens;

import dev.whittle.app.Figures;
import dev.whittle.app.tokens.TokensState.Shown;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.TokenSpan;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Which tokens the person looks at, and what is said about them. It moves over the tokens of the model's
/// window.
final class TokenCaret {
    private record Order(TokenSelection selection, Boundaries boundaries) {}

    /// @param modelTokens the same for the model, where its own tokenizer is not at hand
    private record Counted(TokenSelection selection, long tokens, long modelTokens) {}

    private record EndsOrder(int part, String text, int start, int end, Boundaries boundaries, Runnable found) {}

    private record Ends(EndsOrder order, TokenSelection selection) {}

    private final TokensViewModel model;
    private final ReadOnlyObjectWrapper<@Nullable TokenSelection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final Latest<Order, Counted> counting;
    private final Latest<EndsOrder, Ends> ends;
    private @Nullable TokenSelection between;

    TokenCaret(TokensViewModel model, Background background) {
        this.model = model;
        counting = new Latest<>(background, TokenCaret::count, this::counted,
                cause -> words.set("These tokens were not counted: " + cause.getMessage()));
        ends = new Latest<>(background, TokenCaret::ends, this::selectEnds,
                cause -> words.set("The tokens of the selection were not found: " + cause.getMessage()));
        model.stateProperty().addListener((_, _, _) -> dropIfGone());
        model.windowProperty().addListener((_, before, now) -> {
            if (before != null && now != null && !before.boundaries().equals(now.boundaries())) {
                select(null);
            }
        });
        model.forecastProperty().addListener((_, _, _) -> describe());
    }

    ReadOnlyObjectProperty<@Nullable TokenSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// A sentence about the selection, or nothing.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void select(@Nullable TokenSelection next) {
        selection.set(next);
        describe();
    }

    /// Selects a token, or goes on to it from where the person began.
    void select(int part, TokenSpan span, boolean extend) {
        TokenSelection now = selection.get();
        if (model.stateProperty().get() instanceof Shown(var layout)) {
            select(extend && now != null && now.part() == part
                    ? now.to(span)
                    : new TokenSelection(part, layout.parts().get(part).text(), span));
        }
    }

    /// Selects the tokens that hold a part of a message; a part without a char ends what was selected that way.
    ///
    /// @param found called once they are selected
    void selectBetween(int part, int start, int end, Runnable found) {
        if (!(model.stateProperty().get() instanceof Shown(var layout)) || part >= layout.parts().size()) {
            return;
        }
        String text = layout.parts().get(part).text();
        if (start < end && end <= text.length()) {
            ends.submit(new EndsOrder(part, text, start, end, model.boundaries(), found));
        } else if (between != null && between.equals(selection.get())) {
            select(null);
        }
    }

    private void selectEnds(Ends ends) {
        between = ends.selection();
        select(between);
        ends.order().found().run();
    }

    // Only the first and the last: all in between of a long text would be a million.
    private static Ends ends(EndsOrder order) {
        Encoding encoding = order.boundaries().encoding();
        TokenSpan first = encoding.spans(order.text(), order.start(), order.start() + 1).getFirst();
        TokenSpan last = encoding.spans(order.text(), order.end() - 1, order.end()).getLast();
        return new Ends(order, new TokenSelection(order.part(), order.text(), first, last));
    }

    /// Goes to the next token (1), the one before (-1), or the one at the same place a row further.
    void move(int by, boolean rows, boolean extend) {
        TokenWindow window = model.windowProperty().get();
        TokenSelection now = selection.get();
        if (window == null || !(model.stateProperty().get() instanceof Shown(var layout))) {
            return;
        }
        if (now == null) {
            window.marks().entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).findFirst()
                    .ifPresent(entry -> select(entry.getKey(), entry.getValue().getFirst().span(), false));
        } else if (rows) {
            moveRow(layout, window, now, by, extend);
        } else {
            moveToken(window, now, by, extend);
        }
    }

    private void moveToken(TokenWindow window, TokenSelection now, int by, boolean extend) {
        List<TokenMark> marks = window.marks().getOrDefault(now.part(), List.of());
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).span().equals(now.caret())) {
                int next = i + by;
                if (next >= 0 && next < marks.size()) {
                    select(now.part(), marks.get(next).span(), extend);
                } else if (!extend) {
                    List<TokenMark> other = window.marks().getOrDefault(now.part() + by, List.of());
                    if (!other.isEmpty()) {
                        select(now.part() + by, (by > 0 ? other.getFirst() : other.getLast()).span(), false);
                    }
                }
                return;
            }
        }
    }

    private void moveRow(TokenLayout layout, TokenWindow window, TokenSelection now, int by, boolean extend) {
        Cells cells = new Cells(layout.marks());
        Rows rows = layout.parts().get(now.part()).rows();
        int row = rows.rowAt(now.caret().charStart());
        int next = row + by;
        if (next < 0 || next >= rows.count()) {
            moveToken(window, now, by, extend);
            return;
        }
        double column = RowShape.of(rows, row, cells).column(now.caret().charStart());
        double place = RowShape.of(rows, next, cells).place(column);
        window.marks().getOrDefault(now.part(), List.of()).stream()
                .filter(mark -> mark.start() <= place && (place < mark.end() || mark.end() == rows.end(next)))
                .findFirst().ifPresent(mark -> select(now.part(), mark.span(), extend));
    }

    private void dropIfGone() {
        TokenSelection now = selection.get();
        boolean gone = now != null && !(model.stateProperty().get() instanceof Shown(var layout)
                && now.part() < layout.parts().size()
                && layout.parts().get(now.part()).text().equals(now.text()));
        if (gone) {
            select(null);
        }
    }

    private void describe() {
        TokenSelection now = selection.get();
        if (now == null) {
            words.set("");
        } else if (now.isSingle()) {
            words.set(TokenWords.token(model.boundaries().encoding(), now.text(), now.caret()));
        } else {
            counting.submit(new Order(now, model.boundaries()));
        }
    }

    private static Counted count(Order order) {
        TokenSelection selection = order.selection();
        Encoding encoding = order.boundaries().encoding();
        long tokens = encoding.spans(selection.text(), selection.charStart(), selection.charEnd()).stream()
                .filter(selection::contains).count();
        String text = selection.text().substring(selection.charStart(), selection.charEnd());
        return new Counted(selection, tokens, Math.round(tokens * order.boundaries().scale(text, tokens)));
    }

    private void counted(Counted counted) {
        if (counted.selection().equals(selection.get())) {
            words.set(TokenWords.selection(counted.selection(), counted.tokens(),
                    Figures.usd(model.month(counted.modelTokens()))));
        }
    }
}
