package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import dev.whittle.app.report.Report.Fact;
import java.util.List;

/// A report as Markdown (GitHub's, for its tables).
final class MarkdownReport {
    private MarkdownReport() {}

    static String write(Report report) {
        boolean checked = report.columns().stream().anyMatch(column -> column.passed().n() > 0);
        StringBuilder page = new StringBuilder("# %s\n\n%s, Whittle %s\n\n".formatted(inline(report.title()),
                ReportWords.when(report.at()), inline(report.program())));
        report.facts().forEach(fact -> page.append("- %s: %s\n".formatted(inline(fact.name()), inline(fact.value()))));
        page.append(report.facts().isEmpty() ? "" : "\n").append("## Results\n\n");
        summary(page, report.columns(), checked);
        page.append("\n%s\n".formatted(ReportWords.HOW));
        String masked = ReportWords.masked(report);
        page.append(masked.isEmpty() ? "" : "\n%s\n".formatted(masked)).append("\n## Answers\n");
        report.answers().forEach(answer -> answer(page, report.columns().get(answer.column()), answer));
        page.append("\n## Prompts\n");
        for (Column column : report.columns()) {
            page.append("\n### %s\n\n%s".formatted(inline(column.name()), fenced(column.promptText())));
        }
        return page.toString();
    }

    private static void summary(StringBuilder page, List<Column> columns, boolean checked) {
        List<List<Fact>> facts = columns.stream().map(column -> ReportWords.of(column, checked)).toList();
        page.append("|  |");
        columns.forEach(column -> page.append(" %s |".formatted(inline(
                column.promptName().isBlank() ? column.label() : column.label() + ": " + column.promptName()))));
        page.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        for (String name : facts.stream().flatMap(List::stream).map(Fact::name).distinct().toList()) {
            page.append("| %s |".formatted(name));
            facts.forEach(one -> page.append(" %s |".formatted(inline(one.stream()
                    .filter(fact -> fact.name().equals(name)).map(Fact::value).findFirst().orElse("")))));
            page.append('\n');
        }
    }

    private static void answer(StringBuilder page, Column column, Answer answer) {
        String verdict = ReportWords.verdict(answer);
        page.append("\n### %s%s\n\n".formatted(
                inline(answer.title().isEmpty() ? column.name() : answer.title() + ", " + column.label()),
                verdict.isEmpty() ? "" : ": " + verdict));
        if (!answer.reason().isEmpty()) {
            page.append("%s\n\n".formatted(inline(answer.reason())));
        }
        if (!answer.text().isEmpty()) {
            page.append(fenced(answer.text())).append('\n');
        }
        page.append("%s\n".formatted(ReportWords.account(answer)));
    }

    // In one line, with everything that would be markup as itself.
    private static String inline(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|~&!])", "\\\\$1");
    }

    private static String fenced(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return "%s\n%s\n%s\n".formatted(fence, text, fence);
    }
}
