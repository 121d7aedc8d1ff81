package dev.whittle.documents;

import java.util.ArrayList;
import java.util.List;

/// A table as Markdown: one line a row, the first row as its head.
final class PipeRows {
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
    static String table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
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
