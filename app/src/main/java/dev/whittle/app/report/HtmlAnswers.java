package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import java.util.ArrayList;
import java.util.List;

/// The answers on the page: those to one case side by side.
final class HtmlAnswers {
    private HtmlAnswers() {}

    static String of(Report report) {
        StringBuilder page = new StringBuilder();
        for (List<Answer> one : byCase(report.answers())) {
            String title = one.getFirst().title();
            if (!title.isEmpty()) {
                page.append("<h3><bdi>%s</bdi></h3>\n".formatted(Html.text(title)));
            }
            page.append("<div class=\"side\">\n");
            one.forEach(answer -> answer(page, report.columns().get(answer.column()), answer));
            page.append("</div>\n");
        }
        return page.toString();
    }

    // Cases may share a title; within one the columns go up.
    private static List<List<Answer>> byCase(List<Answer> answers) {
        List<List<Answer>> cases = new ArrayList<>();
        Answer before = null;
        for (Answer answer : answers) {
            if (before == null || answer.column() <= before.column() || !answer.title().equals(before.title())) {
                cases.add(new ArrayList<>());
            }
            cases.getLast().add(answer);
            before = answer;
        }
        return cases;
    }

    private static void answer(StringBuilder page, Column column, Answer answer) {
        String verdict = ReportWords.verdict(answer);
        String heading = answer.title().isEmpty() ? "h3" : "h4";
        page.append("<article>\n<%1$s>%2$s%3$s</%1$s>\n".formatted(heading,
                Html.text(answer.title().isEmpty() ? column.name() : column.label()),
                verdict.isEmpty()
                        ? ""
                        : " <span class=\"%s\">%s</span>".formatted(verdict.equals("passed") ? "good" : "bad",
                                verdict)));
        if (!answer.reason().isEmpty()) {
            page.append("<p>%s</p>\n".formatted(Html.text(answer.reason())));
        }
        if (!answer.text().isEmpty()) {
            page.append("<pre dir=\"auto\">%s</pre>\n".formatted(Html.text(answer.text())));
        }
        page.append("<p class=\"muted\">%s</p>\n</article>\n".formatted(Html.text(ReportWords.account(answer))));
    }
}
