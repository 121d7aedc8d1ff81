package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Examples as the rows of a Markdown table, or of comma- or tab-separated lines below a header. A table
/// is data unless its columns are named like something given and an answer, or the text calls it examples.
final class TableExamples {
    private static final Pattern DELIMITER = Pattern
            .compile("\\s*\\|?\\s*:?-{2,}:?\\s*(?:\\|\\s*:?-{2,}:?\\s*)*\\|?\\s*");
    private static final List<String> COUNTING = List.of("#", "no", "no.", "nr", "id", "n", "index", "example", "");

    private final String text;
    private final List<Line> lines;

    private TableExamples(String text) {
        this.text = text;
        this.lines = Line.of(text);
    }

    /// The examples of the longest table, or null.
    static @Nullable ExampleSet find(String text) {
        TableExamples tables = new TableExamples(text);
        ExampleSet best = null;
        for (int at = 0; at + 1 < tables.lines.size(); at++) {
            for (char separator : new char[]{'|', '\t', ','}) {
                int before = at;
                ExampleSet set = tables.table(at, separator);
                if (set != null && (best == null || set.size() > best.size())) {
                    best = set;
                    at = before + set.size();
                }
            }
        }
        return best;
    }

    private @Nullable ExampleSet table(int at, char separator) {
        String head = lines.get(at).in(text);
        if (head.length() > 400 || head.indexOf(separator) < 0) {
            return null;
        }
        int first = at + 1;
        if (separator == '|') {
            if (!DELIMITER.matcher(lines.get(at + 1).in(text)).matches()) {
                return null;
            }
            first = at + 2;
        }
        List<String> header = cells(head, separator).stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[*_`]", "").strip()).toList();
        List<List<String>> rows = new ArrayList<>();
        int next = first;
        while (next < lines.size() && !lines.get(next).blank(text)) {
            List<String> row = cells(lines.get(next).in(text), separator);
            boolean shorter = separator == '|' && lines.get(next).in(text).indexOf('|') >= 0
                    && row.size() == header.size() - 1;
            if (row.size() != header.size() && !shorter) {
                break;
            }
            rows.add(row);
            next++;
        }
        int answer = answer(header);
        Names names = Names.all();
        boolean named = header.stream().anyMatch(names.outputs()::contains)
                && header.stream().anyMatch(names.inputs()::contains);
        int begin = lines.get(at).start();
        boolean cue = Cycle.CUE.matcher(text.substring(Math.max(0, begin - 300), begin)).find();
        boolean known = header.stream().anyMatch(names::known);
        if (rows.isEmpty() || !(named || (cue && (separator == '|' || known))) || header.size() < 2) {
            return null;
        }
        List<Example> examples = new ArrayList<>();
        boolean asks = false;
        for (int index = 0; index < rows.size(); index++) {
            List<String> row = rows.get(index);
            Line line = lines.get(first + index);
            String output = answer < row.size() ? row.get(answer) : "";
            asks = output.isEmpty() || output.matches("[?_.…]{1,8}");
            if (!asks) {
                examples.add(new Example(input(header, row, answer), output, "", 0, line.indent(text),
                        Values.end(text, line.start(), line.end())));
            }
        }
        return examples.isEmpty()
                ? null
                : new ExampleSet(Format.TABLE, inputName(header, answer), header.get(answer), examples, asks,
                        List.of());
    }

    private static int answer(List<String> header) {
        int known = IntStream.range(1, header.size()).filter(at -> Names.all().outputs().contains(header.get(at)))
                .reduce((_, b) -> b).orElse(-1);
        return known >= 0 ? known : header.size() - 1;
    }

    private static String input(List<String> header, List<String> row, int answer) {
        List<Integer> given = given(header, answer);
        return given.size() == 1
                ? row.get(given.getFirst())
                : given.stream().map(at -> header.get(at) + ": " + row.get(at)).collect(Collectors.joining("\n"));
    }

    private static List<Integer> given(List<String> header, int answer) {
        List<Integer> all = IntStream.range(0, header.size()).filter(at -> at != answer).boxed().toList();
        List<Integer> telling = all.stream().filter(at -> !COUNTING.contains(header.get(at))).toList();
        return telling.isEmpty() ? all : telling;
    }

    private static String inputName(List<String> header, int answer) {
        return given(header, answer).stream().map(header::get).collect(Collectors.joining(", "));
    }

    // Cells are trimmed; a bar may be escaped, a comma may stand within quotes.
    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String row = line.strip();
        if (separator == '|') {
            row = row.startsWith("|") ? row.substring(1) : row;
            row = row.endsWith("|") && !row.endsWith("\\|") ? row.substring(0, row.length() - 1) : row;
        }
        for (int at = 0; at < row.length(); at++) {
            char c = row.charAt(at);
            if (separator == '|' && c == '\\' && at + 1 < row.length() && row.charAt(at + 1) == '|') {
                cell.append('|');
                at++;
            } else if (separator != '|' && c == '"' && (quoted || cell.toString().isBlank())) {
                boolean twice = quoted && at + 1 < row.length() && row.charAt(at + 1) == '"';
                if (twice) {
                    cell.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip().replaceAll("(?i)^<br/?>$", ""));
        return cells;
    }
}
