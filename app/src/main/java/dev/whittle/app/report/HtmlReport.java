package dev.whittle.app.report;

import dev.whittle.app.report.Report.Column;
import dev.whittle.app.report.Report.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A report as one HTML page that loads nothing: styles and charts are in it, and its policy forbids all else.
final class HtmlReport {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private HtmlReport() {}

    static String write(Report report) {
        boolean checked = report.columns().stream().anyMatch(column -> column.passed().n() > 0);
        StringBuilder page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n".formatted(POLICY))
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" "
                        + "content=\"light dark\">\n")
                .append("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n".formatted(Html.text(report.title()),
                        style()));
        page.append("<h1>%s</h1>\n<p class=\"muted\">%s, Whittle %s</p>\n".formatted(Html.text(report.title()),
                ReportWords.when(report.at()), Html.text(report.program())));
        if (!report.facts().isEmpty()) {
            facts(page, report.facts());
        }
        page.append("<section>\n<h2>Results</h2>\n<div class=\"charts\">\n").append(Charts.of(report.columns()))
                .append("</div>\n");
        summary(page, report.columns(), checked);
        page.append("<p class=\"muted\">%s</p>\n".formatted(Html.text(ReportWords.HOW)));
        String masked = ReportWords.masked(report);
        if (!masked.isEmpty()) {
            page.append("<p>%s</p>\n".formatted(Html.text(masked)));
        }
        page.append("</section>\n<section>\n<h2>Answers</h2>\n").append(HtmlAnswers.of(report))
                .append("</section>\n<section>\n<h2>Prompts</h2>\n");
        for (Column column : report.columns()) {
            page.append("<details><summary>%s</summary><pre dir=\"auto\">%s</pre></details>\n".formatted(
                    Html.text(column.name()),
                    Html.text(column.promptText())));
        }
        return page.append("</section>\n</body>\n</html>\n").toString();
    }

    private static void facts(StringBuilder page, List<Fact> facts) {
        page.append("<dl>\n");
        facts.forEach(fact -> page.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.text(fact.name()),
                Html.text(fact.value()))));
        page.append("</dl>\n");
    }

    private static void summary(StringBuilder page, List<Column> columns, boolean checked) {
        page.append("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\"></th>");
        columns.forEach(column -> page.append("<th scope=\"col\">%s</th>".formatted(Html.text(
                column.promptName().isBlank() ? column.label() : column.label() + ": " + column.promptName()))));
        page.append("</tr></thead>\n<tbody>\n");
        List<List<Fact>> facts = columns.stream().map(column -> ReportWords.of(column, checked)).toList();
        List<String> names = facts.stream().flatMap(List::stream).map(Fact::name).distinct().toList();
        for (String name : names) {
            page.append("<tr><th scope=\"row\">%s</th>".formatted(Html.text(name)));
            for (List<Fact> one : facts) {
                page.append("<td>%s</td>".formatted(Html.text(one.stream().filter(fact -> fact.name().equals(name))
                        .map(Fact::value).findFirst().orElse(""))));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
