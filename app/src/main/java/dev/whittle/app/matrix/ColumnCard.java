package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.CostPerCorrect;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a column came to, as a person reads it. What is not known is a word or missing, never 0.
///
/// @param figures in order
/// @param verdict how it compares with the first column; empty for that one
/// @param tone how the verdict is to be taken
public record ColumnCard(Column column, List<Figure> figures, String verdict, Tone tone) {
    /// A figure with its name; the id is stable and kebab-case.
    public record Figure(String id, String name, String value, String hint) {}

    /// How a verdict is to be taken.
    public enum Tone {
        GOOD, BAD, OPEN
    }

    public ColumnCard {
        figures = List.copyOf(figures);
    }

    /// The cards of all columns as they stand now.
    ///
    /// @param margin how much worse than the first is still good enough, as a share
    static List<ColumnCard> of(List<ColumnResult> results, List<Standing> standings, double margin) {
        List<ColumnCard> cards = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            cards.add(of(results.get(i), standings.get(i), results.getFirst().column().label(), margin));
        }
        return List.copyOf(cards);
    }

    /// The figures of a column.
    public static List<Figure> figures(ColumnResult result, Standing standing) {
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure("passed", "Passed", passed(result, standing), "Answers that passed their checks, of those "
                        + "with a verdict; in brackets where the rate lies with 95 % certainty"));
        figures.add(new Figure("cost", "Cost", result.usd() == null
                ? result.answered() == 0 ? "–" : "unpriced"
                : Figures.usd(result.usd()), "What these answers cost when they were made, judging included"));
        BigDecimal judging = result.judging();
        if (judging == null || judging.signum() > 0) {
            figures.add(new Figure("judging", "Of it, judging", judging == null ? "unpriced" : Figures.usd(judging),
                    "What the model that judges cost for these answers"));
        }
        figures.add(new Figure("per-correct", "A correct answer", perCorrect(standing),
                "All that was spent on judged answers, wrong ones and judging included, shared among the correct ones"));
        figures.add(new Figure("latency", "Median, p95", latency(result),
                "From sending to the end, of answers sent for this run; kept ones say nothing about time"));
        int without = result.failed() + result.unjudged();
        if (without > 0) {
            figures.add(new Figure("errors", "Errors", Figures.number(without),
                    "Cells without a whole answer or without a verdict; they are neither passed nor failed"));
        }
        return List.copyOf(figures);
    }

    private static ColumnCard of(ColumnResult result, Standing standing, String first, double margin) {
        Optional<Standing.Against> against = standing.againstFirst();
        return new ColumnCard(result.column(), figures(result, standing),
                against.map(one -> verdict(one, first, margin)).orElse(""),
                against.flatMap(Standing.Against::notWorse).map(verdict -> switch (verdict) {
                    case NonInferiority.Holds _ -> Tone.GOOD;
                    case NonInferiority.Fails _ -> Tone.BAD;
                    case NonInferiority.NotEnough _ -> Tone.OPEN;
                }).orElse(Tone.OPEN));
    }

    private static String passed(ColumnResult result, Standing standing) {
        long n = standing.rate().n();
        if (n == 0) {
            return result.answered() == 0 ? "–" : "not checked";
        }
        return "%s of %s%s".formatted(Figures.number(standing.rate().successes()), Figures.number(n),
                standing.interval().map(interval -> " (%s)".formatted(range(interval))).orElse(""));
    }

    private static String range(Interval interval) {
        return "%s to %s".formatted(Figures.percent(interval.low()), Figures.percent(interval.high()));
    }

    private static String perCorrect(Standing standing) {
        return switch (standing.costPerCorrect()) {
            case CostPerCorrect.Known known -> Figures.usd(known.usd());
            case CostPerCorrect.NoneCorrect _ -> "none correct";
            case CostPerCorrect.Unknown unknown -> unknown.cases() > 0 ? "unpriced" : "–";
        };
    }

    private static String latency(ColumnResult result) {
        return result.latency(0.5)
                .map(median -> "%s, %s".formatted(Figures.duration(median),
                        Figures.duration(result.latency(0.95).orElse(median))))
                .orElse(result.notFresh() > 0 ? "not measured" : "–");
    }

    private static String verdict(Standing.Against against, String first, double margin) {
        if (against.cases() == 0) {
            return "No case to compare with %s yet.".formatted(first);
        }
        String worse = "worse than %s by more than %s".formatted(first, Figures.points(margin).replace("+", ""));
        String said = against.notWorse().map(verdict -> switch (verdict) {
            case NonInferiority.Holds _ -> "Holds: not " + worse;
            case NonInferiority.Fails _ -> "Fails: " + worse;
            case NonInferiority.NotEnough(Interval _, var more) -> more.isPresent()
                    ? "Not enough: about %s more".formatted(Figures.counted(more.getAsLong(), "case"))
                    : "Not enough cases";
        }).orElse("Against " + first);
        return "%s (%s)".formatted(said, difference(against));
    }

    /// `−15.0 pp, −36.1 pp to +2.4 pp, p 0.250`.
    public static String difference(Standing.Against against) {
        return "%s, %s to %s%s".formatted(Figures.points(against.difference()),
                Figures.points(against.interval().low()), Figures.points(against.interval().high()),
                against.p().map(p -> ", " + Figures.probability(p)).orElse(""));
    }
}
