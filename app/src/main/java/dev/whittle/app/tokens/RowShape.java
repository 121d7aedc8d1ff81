package dev.whittle.app.tokens;

/// Where the chars of one row lie, in cells.
final class RowShape {
    private final int start;
    private final double[] columns; // by char, and once more for the end; a fraction within chars drawn together

    private RowShape(int start, double[] columns) {
        this.start = start;
        this.columns = columns;
    }

    static RowShape of(Rows rows, int row, Cells cells) {
        String text = rows.text();
        int start = rows.start(row);
        int end = rows.end(row);
        double[] columns = new double[end - start + 1];
        int column = 0;
        for (int at = start; at < end;) {
            boolean newline = text.charAt(at) == '\n';
            int next = newline ? at + 1 : Math.min(end, cells.next(text, at));
            int width = newline ? 1 : cells.width(text, at, next, column);
            for (int i = at; i < next; i++) {
                columns[i - start] = column + width * (i - at) / (double) (next - at);
            }
            column += width;
            at = next;
        }
        columns[end - start] = column;
        return new RowShape(start, columns);
    }

    /// Index of the row's first char.
    int start() {
        return start;
    }

    /// Index behind the row's last char.
    int end() {
        return start + columns.length - 1;
    }

    /// The cell of a place in chars, which may lie inside one; places outside the row are its ends.
    double column(double place) {
        double inside = Math.clamp(place - start, 0, columns.length - 1);
        int index = (int) inside;
        return index == columns.length - 1
                ? columns[index]
                : columns[index] + (columns[index + 1] - columns[index]) * (inside - index);
    }

    /// The place in chars of a cell, as a fraction inside a char; beyond the ends those of the row.
    double place(double column) {
        int index = 0;
        while (index < columns.length - 1 && columns[index + 1] <= column) {
            index++;
        }
        if (index == columns.length - 1) {
            return end();
        }
        double width = columns[index + 1] - columns[index];
        return start + index + Math.max(0, width == 0 ? 0 : (column - columns[index]) / width);
    }
}
