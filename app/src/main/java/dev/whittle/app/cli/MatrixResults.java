package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.AgreementText;
import dev.whittle.app.matrix.CaseKinds;
import dev.whittle.app.matrix.CellWords;
import dev.whittle.app.matrix.EarlyText;
import dev.whittle.app.matrix.Filter;
import dev.whittle.app.matrix.FrontText;
import dev.whittle.app.matrix.RatingText;
import dev.whittle.app.matrix.RunJson;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.Front;
import dev.whittle.optimizer.experiment.matrix.JudgeAgreement;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.statistics.Agreement;
import dev.whittle.optimizer.experiment.statistics.Pareto;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a run came to, for people and for programs.
final class MatrixResults {
    private static final int MOST_FAILURES = 50;

    private final MatrixRun run;
    private final Plan plan;
    private final List<ColumnResult> columns;
    private final ColumnStatistics statistics;
    private final Front front;
    private final Map<Integer, Rating> ratings;
    private final JudgeAgreement agreement;

    /// @param ratings what people said of its answers, by cell
    MatrixResults(MatrixRun run, @Nullable Gate gate, Map<Integer, Rating> ratings) {
        this.ratings = ratings;
        this.run = run;
        plan = run.plan();
        columns = ColumnResult.of(plan, run.board());
        statistics = new ColumnStatistics(run, gate);
        front = Front.of(columns, statistics.standings());
        agreement = JudgeAgreement.of(run.board(), ratings);
    }

    /// Whether the gate holds, or without one every cell has an answer that passed its checks.
    boolean good() {
        return statistics.gated()
                ? statistics.gateHolds()
                : columns.stream().allMatch(column -> column.failed() + column.skipped() + column.unjudged() == 0
                        && column.passed() == column.judged());
    }

    void print(PrintWriter out) {
        Table table = new Table("column", "prompt", "model", ">passed", "95 % interval", ">n", ">cost",
                ">a correct answer",
                ">median", ">p95", "against " + columns.getFirst().column().label());
        for (int i = 0; i < columns.size(); i++) {
            ColumnResult one = columns.get(i);
            table.row(one.column().label(), one.column().promptName(), one.column().target().displayName(),
                    statistics.rate(i), statistics.interval(i), Figures.number(one.judged()),
                    one.usd() == null ? one.answered() == 0 ? "" : "unpriced" : Figures.usd(one.usd()),
                    statistics.perCorrect(i), one.latency(0.5).map(Figures::duration).orElse(""),
                    one.latency(0.95).map(Figures::duration).orElse(""), statistics.verdict(i));
        }
        table.print(out);
        for (ColumnResult one : columns) {
            if (one.notFresh() > 0 || one.failed() + one.skipped() + one.unjudged() > 0) {
                out.println(
                        "%s: %s of %s answers from before, whose times are left out; %s without an answer, %s not asked, %s not judged."
                                .formatted(one.column().label(), Figures.number(one.notFresh()),
                                        Figures.number(one.answered()), Figures.number(one.failed()),
                                        Figures.number(one.skipped()), Figures.number(one.unjudged())));
            }
        }
        judging().ifPresent(out::println);
        if (columns.size() > 1) {
            FrontText.of(front).ifPresent(out::println);
        }
        AgreementText.of(agreement).ifPresent(out::println);
        out.println("Spent now: %s.".formatted(spent(run.spending())));
        EarlyText.of(run).ifPresent(out::println);
        failures(out);
        statistics.sentence().ifPresent(out::println);
    }

    private Optional<String> judging() {
        if (columns.stream().anyMatch(one -> one.judging() == null)) {
            return Optional.of("Of the cost, what judging cost is not known.");
        }
        BigDecimal usd = columns.stream().map(ColumnResult::judging).filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return usd.signum() == 0
                ? Optional.empty()
                : Optional.of("Of the cost, judging: %s.".formatted(Figures.usd(usd)));
    }

    /// Every cell a filter lists, in a line each.
    void printCells(PrintWriter out, Filter filter) {
        out.println();
        Table table = new Table(plan.repeats() == 1
                ? new String[]{"case", "column", "result", "rating", "answer"}
                : new String[]{"case", "column", "repeat", "result", "rating", "answer"});
        for (int cell = 0; cell < plan.size(); cell++) {
            if (CaseKinds.lists(filter, plan, run.board(), cell)) {
                CellWords words = CellWords.of(List.of(run.board().state(cell)));
                List<String> row = new ArrayList<>(List.of(plan.cases().get(plan.caseOf(cell)).title(),
                        columns.get(plan.columnOf(cell)).column().label()));
                if (plan.repeats() > 1) {
                    row.add(Integer.toString(plan.repeatOf(cell) + 1));
                }
                row.addAll(List.of(words.word(), RatingText.of(ratings.getOrDefault(cell, Rating.NONE)),
                        Table.brief(words.text())));
                table.row(row.toArray(String[]::new));
            }
        }
        table.print(out);
    }

    /// What was paid: unknown is a word, never zero.
    static String spent(Spending spending) {
        List<String> parts = new ArrayList<>();
        if (spending.spent().signum() > 0 || spending.unpriced() == 0) {
            parts.add(Figures.usd(spending.spent()));
        }
        if (spending.unpriced() > 0) {
            parts.add("%s unpriced".formatted(Figures.number(spending.unpriced())
                    + (spending.unpriced() == 1 ? " call" : " calls")));
        }
        if (spending.assumed().signum() > 0) {
            parts.add("up to %s for replies that broke off".formatted(Figures.usd(spending.assumed())));
        }
        return String.join(", ", parts);
    }

    private void failures(PrintWriter out) {
        int shown = 0;
        int all = 0;
        for (int cell = 0; cell < plan.size(); cell++) {
            String why = why(run.board().state(cell));
            if (why.isEmpty()) {
                continue;
            }
            if (shown == 0) {
                out.println();
            }
            all++;
            if (shown < MOST_FAILURES) {
                shown++;
                out.println("%s, %s%s: %s".formatted(
                        Table.harmless(plan.cases().get(plan.caseOf(cell)).title()),
                        columns.get(plan.columnOf(cell)).column().label(),
                        plan.repeats() == 1 ? "" : ", repeat " + (plan.repeatOf(cell) + 1),
                        Table.harmless(why.replaceAll("\\s+", " "))));
            }
        }
        if (all > shown) {
            out.println("... and %s more; --json and --junit have them all.".formatted(Figures.number(all - shown)));
        }
    }

    private static String why(CellState state) {
        return switch (state) {
            case CellState.Answered(var _, var _, var result) -> {
                Verdict verdict = result == null ? null : result.whole();
                yield verdict == null || (verdict instanceof Verdict.Judged judged && judged.passed())
                        ? ""
                        : verdict.reason();
            }
            case CellState.Failed failed -> CellWords.problem(failed);
            case CellState.Skipped(String why) -> why;
            case CellState.Waiting _,CellState.Running _ -> "This was not asked.";
        };
    }

    ObjectNode json(@Nullable UUID id) {
        return json(id, Filter.ALL);
    }

    /// @param filter which cells are given, as in the grid of the window
    ObjectNode json(@Nullable UUID id, Filter filter) {
        ObjectNode node = new RunJson(run, statistics.standings(), ratings).of(id, filter);
        statistics.gate(node);
        return node;
    }
}
