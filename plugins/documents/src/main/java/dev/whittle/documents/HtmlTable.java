package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// A table of a page as Markdown: a cell over several columns or rows stands in the first of them, its caption above.
final class HtmlTable {
    private static final int WIDEST = 1_000;

    private HtmlTable() {}

    static String of(Element table, BoundedFile file) throws DocumentException {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, Integer> covered = new HashMap<>();
        long cells = 0;
        for (Element line : table.select("tr")) {
            List<String> row = new ArrayList<>();
            Map<Integer, Integer> below = new HashMap<>();
            for (Element cell : line.select("> th, > td")) {
                fill(row, covered, below);
                int columns = span(cell, "colspan");
                int more = span(cell, "rowspan") - 1;
                for (int column = 0; column < columns; column++) {
                    if (more > 0) {
                        below.put(row.size(), more);
                    }
                    row.add(column == 0 ? cell.text() : "");
                }
            }
            fill(row, covered, below);
            covered = below;
            rows.add(row);
            cells += row.size();
            if (cells > file.limits().characters()) {
                throw file.tooLong(cells);
            }
        }
        rows.removeIf(List::isEmpty);
        String caption = table.select("> caption").text();
        String text = PipeRows.table(rows, file);
        return caption.isBlank() ? text : caption + "\n\n" + text;
    }

    // Cells of rows above that reach down to here.
    private static void fill(List<String> row, Map<Integer, Integer> covered, Map<Integer, Integer> below) {
        Integer left = covered.remove(row.size());
        while (left != null) {
            if (left > 1) {
                below.put(row.size(), left - 1);
            }
            row.add("");
            left = covered.remove(row.size());
        }
    }

    private static int span(Element cell, String name) {
        String span = cell.attr(name);
        return span.matches("[1-9]\\d{0,3}") ? Math.min(WIDEST, Integer.parseInt(span)) : 1;
    }
}
