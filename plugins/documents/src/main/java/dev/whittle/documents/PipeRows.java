package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.util.ArrayList;
import java.util.List;

/// A table as Markdown: one line a row, the first row as its head.
final class PipeRows {
    private static final int EMPTY_CELL = "  |".length();

    private PipeRows() {}

    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.strip().replaceAll("\\s+", " ").replace("|", "\\|")).append(" |");
        }
        return row.toString();
    }

    /// The line below the head.
    static String rule(int columns) {
        return "|" + "---|".repeat(columns);
    }

    /// A whole table; short rows are filled up. Empty if there is nothing in it.
    ///
    /// @throws DocumentException if it would be too long: one long row among many short ones is
    ///     enough
    static String table(List<List<String>> rows, BoundedFile file) throws DocumentException {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        long least = (long) rows.size() * columns * EMPTY_CELL;
        if (least > file.limits().characters()) {
            throw file.tooLong(least);
        }
        if (rows.stream().allMatch(row -> row.stream().allMatch(String::isBlank))) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> full = new ArrayList<>(row);
            while (full.size() < columns) {
                full.add("");
            }
            lines.add(row(full));
            if (lines.size() == 1) {
                lines.add(rule(columns));
            }
        }
        return String.join("\n", lines);
    }
}
