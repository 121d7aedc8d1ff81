package dev.whittle.app.cli;

import dev.whittle.app.Width;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of plain text: columns as wide as their widest cell, figures to the right.
final class Table {
    private static final int BRIEF = 60;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] figures;

    /// @param header the columns' names; one that begins with `>` holds figures
    Table(String... header) {
        figures = new boolean[header.length];
        String[] names = new String[header.length];
        for (int i = 0; i < header.length; i++) {
            figures[i] = header[i].startsWith(">");
            names[i] = figures[i] ? header[i].substring(1) : header[i];
        }
        rows.add(names);
    }

    Table row(String... cells) {
        String[] shown = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            shown[i] = harmless(cells[i].replaceAll("\\R|\t", " "));
        }
        rows.add(shown);
        return this;
    }

    /// Text of others as it may stand on a terminal: what would steer the terminal is shown as U+FFFD.
    static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\r\t]]|[\\u0080-\\u009F]", "\uFFFD");
    }

    /// The beginning of a long text, as it fits into a row.
    static String brief(String text) {
        return text.codePointCount(0, text.length()) <= BRIEF
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BRIEF - 1)) + "…";
    }

    void print(PrintWriter out) {
        int[] widths = new int[figures.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Width.of(row[i]));
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - Width.of(row[i]));
                line.append(figures[i] ? blanks + row[i] : row[i] + blanks).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    @Override
    public String toString() {
        return "Table" + Arrays.deepToString(rows.toArray());
    }
}
