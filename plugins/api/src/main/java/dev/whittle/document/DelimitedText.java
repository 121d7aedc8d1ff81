package dev.whittle.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of text: comma, semicolon, tab or bar between the cells, whichever parts the first rows most
/// evenly; quotes as in RFC 4180, any line end. Blank rows are left out.
///
/// @param separator the character between two cells
/// @param rows with at least one cell each
public record DelimitedText(char separator, List<Row> rows) {
    private static final String SEPARATORS = ",;\t|";
    private static final int LOOKED_AT = 20;

    /// @param line where the row begins, from 1
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public DelimitedText {
        rows = List.copyOf(rows);
    }

    /// The table in a text.
    ///
    /// @param name what to call it in a message, usually a file name
    /// @throws DocumentException if a quote never ends; the message says in which line it begins
    public static DelimitedText read(String name, String text) throws DocumentException {
        char separator = separator(text);
        Parser parser = new Parser(text, separator, Integer.MAX_VALUE);
        Integer open = parser.run();
        if (open != null) {
            throw new DocumentException(
                    "\"%s\" has a quote in line %d that never ends; close it and open the file again."
                            .formatted(name, open));
        }
        return new DelimitedText(separator, parser.rows);
    }

    // The one that gives the first rows equally many cells, the more the better.
    private static char separator(String text) {
        char best = ',';
        long most = 1;
        for (int at = 0; at < SEPARATORS.length(); at++) {
            char candidate = SEPARATORS.charAt(at);
            Parser parser = new Parser(text, candidate, LOOKED_AT);
            parser.run();
            long cells = parser.rows.isEmpty() ? 0 : parser.rows.getFirst().cells().size();
            long even = parser.rows.stream().filter(row -> row.cells().size() == cells).count();
            if (cells > 1 && even * cells > most) {
                most = even * cells;
                best = candidate;
            }
        }
        return best;
    }

    private static final class Parser {
        private final String text;
        private final char separator;
        private final int most;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> row = new ArrayList<>();
        private int line = 1;
        private int rowLine = 1;
        private int quoteLine;
        private boolean blank = true; // the cell so far

        Parser(String text, char separator, int most) {
            this.text = text;
            this.separator = separator;
            this.most = most;
        }

        /// Null, or the line of the quote that never ends.
        @Nullable
        Integer run() {
            boolean quoted = false;
            for (int at = 0; at < text.length() && rows.size() < most; at++) {
                char c = text.charAt(at);
                boolean ends = c == '\n' || (c == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n'));
                line += ends ? 1 : 0;
                if (quoted) {
                    if (c != '"') {
                        cell.append(c);
                        blank &= Character.isWhitespace(c);
                    } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                        cell.append(text.charAt(++at));
                        blank = false;
                    } else {
                        quoted = false;
                    }
                } else if (c == '"' && blank) {
                    cell.setLength(0);
                    quoted = true;
                    quoteLine = line;
                } else if (ends) {
                    endRow();
                } else if (c == separator) {
                    endCell();
                } else if (c != '\r') {
                    cell.append(c);
                    blank &= Character.isWhitespace(c);
                }
            }
            if (rows.size() < most && (!cell.isEmpty() || !row.isEmpty())) {
                endRow();
            }
            return quoted && rows.size() < most ? quoteLine : null;
        }

        private void endCell() {
            row.add(cell.toString());
            cell.setLength(0);
            blank = true;
        }

        private void endRow() {
            endCell();
            if (!row.stream().allMatch(String::isBlank)) {
                rows.add(new Row(rowLine, row));
            }
            row = new ArrayList<>();
            rowLine = line;
        }
    }
}
