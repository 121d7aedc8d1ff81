package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The answers of a report as CSV (RFC 4180), one a row, for spreadsheets. A text that a spreadsheet would take for a
/// formula gets an apostrophe in front, as the OWASP advises; numbers stay.
final class CsvReport {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");

    private CsvReport() {}

    static String write(Report report) {
        StringBuilder csv = new StringBuilder();
        row(csv, List.of("column", "prompt", "model", "case", "ended", "origin", "passed", "score", "reason",
                "input_tokens", "output_tokens", "usd", "ms", "answer"));
        for (Answer answer : report.answers()) {
            Column column = report.columns().get(answer.column());
            List<String> cells = new ArrayList<>(List.of(column.label(), column.promptName(), column.model(),
                    answer.title(), answer.ended().name().toLowerCase(Locale.ROOT), answer.origin()));
            cells.add(value(answer.passed()));
            cells.add(value(answer.score()));
            cells.add(answer.reason());
            cells.add(answer.usage() == null ? "" : Long.toString(answer.usage().totalInput()));
            cells.add(answer.usage() == null ? "" : Long.toString(answer.usage().output()));
            BigDecimal usd = answer.usd();
            cells.add(usd == null ? "" : usd.toPlainString());
            cells.add(answer.time() == null ? "" : Long.toString(answer.time().toMillis()));
            cells.add(answer.text());
            row(csv, cells);
        }
        return csv.toString();
    }

    private static String value(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void row(StringBuilder csv, List<String> cells) {
        csv.append(String.join(",", cells.stream().map(CsvReport::cell).toList())).append("\r\n");
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
        return safe.isEmpty() || safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? safe
                : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
