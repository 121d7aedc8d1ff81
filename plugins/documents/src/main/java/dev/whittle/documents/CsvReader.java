package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tables of text: comma, semicolon, tab or bar between the cells, whichever parts the first rows most evenly; quotes as in
/// RFC 4180. The first row is the head, and stands above the rows of every section, so that each makes sense alone.
public final class CsvReader implements DocumentReader {
    private static final String SEPARATORS = ",;\t|";
    private static final int LOOKED_AT = 20;

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("csv", "tsv");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        String text = TextReader.text(bounded);
        List<List<String>> rows = rows(bounded, text, separator(text), Integer.MAX_VALUE);
        rows.removeIf(row -> row.stream().allMatch(String::isBlank));
        if (rows.isEmpty()) {
            throw bounded.empty();
        }
        if (rows.size() == 1) {
            return new Document(bounded.name(), List.of(new Document.Section("", PipeRows.row(rows.getFirst()))));
        }
        List<String> head = rows.getFirst();
        Batches batches = new Batches(PipeRows.row(head) + "\n" + PipeRows.rule(head.size()) + "\n");
        rows.subList(1, rows.size()).forEach(row -> batches.add(PipeRows.row(row)));
        return new Document(bounded.name(), batches.sections());
    }

    // The one that gives the first rows equally many cells, the more the better.
    private static char separator(String text) {
        char best = ',';
        long most = 1;
        for (int at = 0; at < SEPARATORS.length(); at++) {
            char candidate = SEPARATORS.charAt(at);
            List<List<String>> rows = new ArrayList<>();
            parse(text, candidate, LOOKED_AT, rows);
            long cells = rows.isEmpty() ? 0 : rows.getFirst().size();
            long even = rows.stream().filter(row -> row.size() == cells).count();
            if (cells > 1 && even * cells > most) {
                most = even * cells;
                best = candidate;
            }
        }
        return best;
    }

    private static List<List<String>> rows(BoundedFile file, String text, char separator, int most)
            throws DocumentException {
        List<List<String>> rows = new ArrayList<>();
        if (!parse(text, separator, most, rows)) {
            throw new DocumentException(
                    "\"%s\" has a quote in line %d that never ends; close it and open the file again."
                            .formatted(file.name(), 1
                                    + text.substring(0, text.lastIndexOf('"')).chars().filter(c -> c == '\n').count()));
        }
        return rows;
    }

    // False if the text ends within quotes.
    private static boolean parse(String text, char separator, int most, List<List<String>> rows) {
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length() && rows.size() < most; at++) {
            char c = text.charAt(at);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append(text.charAt(++at));
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (rows.size() < most && (!cell.isEmpty() || !row.isEmpty())) {
            row.add(cell.toString());
            rows.add(row);
        }
        return !quoted || rows.size() >= most;
    }
}
