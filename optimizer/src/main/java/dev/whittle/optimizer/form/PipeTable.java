package dev.whittle.optimizer.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Markdown tables without padding.
public final class PipeTable {
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern RULE = Pattern.compile(":?-+:?");

    private PipeTable() {}

    /// The table with the blanks around its cells and all but one dash of its rules taken out. Empty if a
    /// line has no bar, or code in a cell, where a bar may be content.
    public static Optional<String> compact(String table) {
        return cells(table).map(rows -> String.join("\n", rows.stream().map(row -> String.join("|", row)).toList()));
    }

    /// The cells of each line, rules shortened to `-`, `:-`, `-:` or `:-:`: equal for tables that say the
    /// same. A line that starts or ends with a bar has an empty first or last cell.
    static Optional<List<List<String>>> cells(String table) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            if (line.indexOf('|') < 0 || line.indexOf('`') >= 0) {
                return Optional.empty();
            }
            List<String> cells = new ArrayList<>();
            for (String cell : BAR.split(line.strip(), -1)) {
                String content = cell.strip();
                cells.add(RULE.matcher(content).matches() ? content.replaceAll("-+", "-") : content);
            }
            rows.add(cells);
        }
        return Optional.of(rows);
    }
}
