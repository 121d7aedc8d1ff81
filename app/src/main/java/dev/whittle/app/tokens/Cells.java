package dev.whittle.app.tokens;

import dev.whittle.app.Width;

/// How a text lies in a grid of cells: which chars share a cell, and how many cells they take. Control
/// characters take one, shown as their picture.
///
/// @param marks whether white space is marked; what has no width then takes a cell for its mark
record Cells(boolean marks) {
    private static final int TAB = 4;
    private static final int JOINER = 0x200D;
    private static final int MOST = 32; // chars drawn together, whatever is piled up

    /// Index behind the chars that are drawn together with the one at an index.
    int next(String text, int at) {
        char c = text.charAt(at);
        int end = at + 1;
        if (c < 0x300 && (end == text.length() || text.charAt(end) < 0x300)) {
            return end;
        }
        int point = text.codePointAt(at);
        end = at + Character.charCount(point);
        if (isBlank(point) || isMarked(point)) {
            return end;
        }
        if (isFlag(point) && end < text.length() && isFlag(text.codePointAt(end))) {
            end += 2;
        }
        while (end < text.length() && end - at < MOST) {
            int next = text.codePointAt(end);
            if (next == JOINER && !marks && end + 1 < text.length() && !isBlank(text.codePointAt(end + 1))) {
                end += 1 + Character.charCount(text.codePointAt(end + 1));
            } else if (isAttached(next)) {
                end += Character.charCount(next);
            } else {
                break;
            }
        }
        return end;
    }

    /// The cells of chars that are drawn together.
    ///
    /// @param column where they begin, which decides how far a tab goes
    int width(String text, int from, int to, int column) {
        char c = text.charAt(from);
        if (c == '\t') {
            return TAB - column % TAB;
        }
        if (c >= 0x20 && c < 0x7F && to == from + 1) {
            return 1;
        }
        int width = 0;
        for (int at = from; at < to;) {
            int point = text.codePointAt(at);
            width = Math.max(width, isMarked(point) || Character.isISOControl(point) ? 1 : Width.of(point));
            at += Character.charCount(point);
        }
        return width;
    }

    /// Whether a character has no width of its own and is shown by a mark.
    private boolean isMarked(int point) {
        return marks && Marks.isZeroWidth(point);
    }

    private static boolean isBlank(int point) {
        return point <= 0x20 || point == 0x7F;
    }

    private static boolean isAttached(int point) {
        if (point < 0x300) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> point >= 0x1F3FB && point <= 0x1F3FF; // skin tones
        };
    }

    private static boolean isFlag(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }
}
