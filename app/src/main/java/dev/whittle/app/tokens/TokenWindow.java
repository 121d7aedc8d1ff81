package dev.whittle.app.tokens;

import dev.whittle.app.tokens.TokenLayout.Place;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.TokenSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tokens of some rows of a layout, and of no others: what a prompt costs to show does not depend on its
/// length.
///
/// @param marks by part: the tokens that have a char in these rows, in order
record TokenWindow(TokenLayout layout, Boundaries boundaries, int firstRow, int lastRow,
        Map<Integer, List<TokenMark>> marks) {
    static TokenWindow of(TokenLayout layout, Boundaries boundaries, int firstRow, int lastRow) {
        int first = Math.clamp(firstRow, 0, layout.rowCount() - 1);
        int last = Math.clamp(lastRow, first, layout.rowCount() - 1);
        Place from = layout.place(first);
        Place to = layout.place(last);
        Map<Integer, List<TokenMark>> marks = new TreeMap<>();
        for (int part = from.part(); part <= to.part(); part++) {
            Rows rows = layout.parts().get(part).rows();
            int start = part == from.part() ? rows.start(Math.max(0, from.row())) : 0;
            int end = part == to.part() ? to.row() < 0 ? 0 : rows.end(to.row()) : rows.text().length();
            marks.put(part, marks(rows, boundaries.encoding(), start, Math.max(start, end)));
        }
        return new TokenWindow(layout, boundaries, first, last, marks);
    }

    /// Whether all of some rows are within.
    boolean covers(TokenLayout other, int first, int last) {
        return layout == other && firstRow <= Math.max(0, first) && Math.min(last, other.rowCount() - 1) <= lastRow;
    }

    private static List<TokenMark> marks(Rows rows, Encoding encoding, int from, int to) {
        List<TokenMark> marks = new ArrayList<>();
        Cursor cursor = new Cursor(rows.text());
        int row = -1;
        for (TokenSpan span : encoding.spans(rows.text(), from, to)) {
            double start = cursor.at(span.byteStart(), span.charStart());
            double end = cursor.at(span.byteEnd(), span.charStart());
            int colour = 0;
            if (!marks.isEmpty()) {
                TokenMark before = marks.getLast();
                // Counted within its row, so that a token keeps its colour while one scrolls or edits elsewhere.
                boolean goesOn = before.end() > rows.start(rows.rowAt(span.charStart()))
                        || rows.rowAt(span.charStart()) == row;
                colour = goesOn ? (before.colour() + 1) % TokenMark.COLOURS : 0;
            }
            row = rows.rowAt(span.charStart());
            marks.add(new TokenMark(span, colour, start, end));
        }
        return List.copyOf(marks);
    }

    /// Turns places in bytes, asked for in ascending order, into places in chars.
    private static final class Cursor {
        private final String text;
        private int index = -1;
        private int bytes;

        Cursor(String text) {
            this.text = text;
        }

        double at(int place, int start) {
            if (index < 0) {
                index = start;
                bytes = place;
            }
            while (index < text.length()) {
                int point = text.codePointAt(index);
                int width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                int chars = Character.charCount(point);
                if (place - bytes < width) {
                    return index + chars * (place - bytes) / (double) width;
                }
                index += chars;
                bytes += width;
            }
            return index;
        }
    }
}
