package dev.whittle.app.report;

import dev.whittle.app.Figures;
import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import dev.whittle.catalog.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures of a report as people read them, the same in every format: what was measured, of how many, and
/// how sure it is.
final class ReportWords {
    static final String HOW = "Tokens are the providers' own counts. Cost is computed from them and the price shown; "
            + "one that follows from a vendor's rule says so. Times are of answers measured for this, never of kept, "
            + "shared or replayed ones. Intervals are of 95 %. What is not known is a word, never 0.";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH);

    private ReportWords() {}

    static String when(Instant at) {
        return WHEN.format(at.atOffset(ZoneOffset.UTC));
    }

    /// Such as `Secrets were left out: an OpenAI key.`; empty if there were none.
    static String masked(Report report) {
        return report.masked().isEmpty()
                ? ""
                : "Secrets were left out: %s.".formatted(String.join(", ", report.masked()));
    }

    /// What is told of a column, in the order it is shown.
    static List<Report.Fact> of(Column column, boolean checked) {
        List<Report.Fact> facts = new ArrayList<>();
        facts.add(new Report.Fact("Model", "%s at %s".formatted(column.model(), column.host())));
        facts.add(new Report.Fact("Parameters", column.parameters()));
        facts.add(new Report.Fact("Answers", "%s of %s".formatted(Figures.number(column.answered()),
                Figures.number(column.asked()))));
        if (checked) {
            facts.add(new Report.Fact("Passed", passed(column)));
            if (!column.beside().isEmpty()) {
                facts.add(new Report.Fact("Beside the first", column.beside()));
            }
        }
        facts.add(new Report.Fact("Tokens in", measured(column.input(), "not reported")));
        facts.add(new Report.Fact("Tokens out", measured(column.output(), "not reported")));
        facts.add(new Report.Fact("Cost", cost(column)));
        facts.add(new Report.Fact("Median time", time(column)));
        facts.add(new Report.Fact("Price", column.rates()));
        return facts;
    }

    /// Such as `50 % (9.5 % to 91 %, n = 2)`.
    static String passed(Column column) {
        long n = column.passed().n();
        return n == 0
                ? "not judged"
                : Figures.percent(column.passed().share()) + column.interval()
                        .map(interval -> " (%s to %s, n = %s)".formatted(Figures.percent(interval.low()),
                                Figures.percent(interval.high()), Figures.number(n)))
                        .orElse(" (n = %s)".formatted(Figures.number(n)));
    }

    static String cost(Column column) {
        return column.usd() == null
                ? column.answered() == 0 ? "no answer" : "unpriced"
                : "%s (measured, n = %s)".formatted(Figures.usd(column.usd()), Figures.number(column.answered()));
    }

    static String time(Column column) {
        return column.median().map(Figures::duration)
                .map(median -> "%s (measured, n = %s)".formatted(median, Figures.number(column.times().size())))
                .orElse("not measured");
    }

    private static String measured(@Nullable Long tokens, String unknown) {
        return tokens == null ? unknown : Figures.number(tokens) + " (measured)";
    }

    /// Such as `measured, 1,200 in, 340 out, $0.0035, 2.1 s`.
    static String account(Answer answer) {
        List<String> parts = new ArrayList<>();
        if (!answer.origin().isEmpty()) {
            parts.add(answer.origin());
        }
        if (answer.ended() == Report.Ended.ANSWERED) {
            Usage usage = answer.usage();
            parts.add(usage == null
                    ? "tokens not reported"
                    : "%s in, %s out".formatted(Figures.number(usage.totalInput()), Figures.number(usage.output())));
            parts.add(answer.usd() == null ? "unpriced" : Figures.usd(answer.usd()));
        }
        Duration time = answer.time();
        if (time != null) {
            parts.add(Figures.duration(time));
        }
        return String.join(", ", parts);
    }

    /// `passed`, `failed`, `no answer`, `not asked`, or empty if it was not judged.
    static String verdict(Answer answer) {
        return switch (answer.ended()) {
            case FAILED -> "no answer";
            case NOT_ASKED -> "not asked";
            case ANSWERED -> answer.passed() == null ? "" : answer.passed() ? "passed" : "failed";
        };
    }
}
