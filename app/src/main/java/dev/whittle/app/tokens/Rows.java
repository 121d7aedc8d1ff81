package dev.whittle.app.tokens;

import java.util.Arrays;

/// The rows one text is wrapped to: where each begins. Lines are broken behind a blank if there is one.
final class Rows {
    private static final int MOST_CHARS = 8; // a cell, on average: a row of characters without width ends, too

    private final String text;
    private final int[] starts;

    private Rows(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /// Wraps a text.
    ///
    /// @param columns cells a row has; at least 8
    static Rows of(String text, int columns, Cells cells) {
        int[] starts = new int[16 + text.length() / 40];
        int rows = 1;
        int column = 0;
        int start = 0;
        int gap = -1; // behind the last blank of the row
        for (int at = 0; at < text.length();) {
            char c = text.charAt(at);
            int end = c == '\n' ? at + 1 : cells.next(text, at);
            int width = c == '\n' ? 0 : cells.width(text, at, end, column);
            boolean full = at > start && (column + width > columns || at - start >= columns * MOST_CHARS);
            if (full) {
                end = gap > start ? gap : at;
            }
            if (full || c == '\n') {
                if (rows == starts.length) {
                    starts = Arrays.copyOf(starts, rows * 2);
                }
                starts[rows++] = end;
                start = end;
                column = 0;
                gap = -1;
            } else {
                column += width;
                if (c == ' ' || c == '\t') {
                    gap = end;
                }
            }
            at = end;
        }
        return new Rows(text, Arrays.copyOf(starts, rows));
    }

    String text() {
        return text;
    }

    int count() {
        return starts.length;
    }

    /// Index of a row's first char.
    int start(int row) {
        return starts[row];
    }

    /// Index behind a row's last char, a line feed included.
    int end(int row) {
        return row + 1 < starts.length ? starts[row + 1] : text.length();
    }

    /// Whether a row is the first of its line.
    boolean startsLine(int row) {
        return starts[row] == 0 || text.charAt(starts[row] - 1) == '\n';
    }

    /// The row a char is in.
    int rowAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
