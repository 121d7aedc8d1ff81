package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.Spending;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    MatrixResults(MatrixRun run, @Nullable Gate gate) {
        this.run = run;
        plan = run.plan();
        columns = ColumnResult.of(plan, run.board());
        statistics = new ColumnStatistics(run, gate);
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
        out.println("Spent now: %s.".formatted(spent(run.spending())));
        failures(out);
        statistics.sentence().ifPresent(out::println);
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
            case CellState.Failed(Run failed) -> message(failed);
            case CellState.Skipped(String why) -> why;
            case CellState.Waiting _,CellState.Running _ -> "This was not asked.";
        };
    }

    private static String message(Run run) {
        return run.outcome() instanceof Outcome.Failed failed ? failed.message() : "There is no whole answer.";
    }

    ObjectNode json(@Nullable UUID id) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("run", id == null ? null : id.toString())
                .put("cases", plan.cases().size()).put("repeats", plan.repeats())
                .put("spent_usd", run.spending().spent().toPlainString())
                .put("assumed_usd", run.spending().assumed().toPlainString())
                .put("unpriced_calls", run.spending().unpriced());
        ArrayNode all = node.putArray("columns");
        for (int i = 0; i < columns.size(); i++) {
            column(all.addObject(), columns.get(i), i);
        }
        statistics.gate(node);
        ArrayNode cells = node.putArray("cells");
        for (int cell = 0; cell < plan.size(); cell++) {
            cell(cells.addObject(), cell);
        }
        return node;
    }

    private void column(ObjectNode node, ColumnResult one, int index) {
        node.put("label", one.column().label()).put("prompt", one.column().promptName())
                .put("model", one.column().target().catalogKey() == null
                        ? one.column().target().model()
                        : one.column().target().catalogKey())
                .put("host", one.column().target().host());
        node.put("answered", one.answered()).put("judged", one.judged()).put("passed", one.passed())
                .put("unjudged", one.unjudged()).put("failed", one.failed()).put("skipped", one.skipped())
                .put("not_fresh", one.notFresh());
        statistics.column(node, index);
        node.put("usd", one.usd() == null ? null : one.usd().toPlainString());
        node.put("latency_median_ms", one.latency(0.5).map(Duration::toMillis).orElse(null))
                .put("latency_p95_ms", one.latency(0.95).map(Duration::toMillis).orElse(null))
                .put("latency_n", one.latencies().size());
    }

    private void cell(ObjectNode node, int cell) {
        node.put("column", columns.get(plan.columnOf(cell)).column().label())
                .put("case", plan.cases().get(plan.caseOf(cell)).number())
                .put("title", plan.cases().get(plan.caseOf(cell)).title())
                .put("repeat", plan.repeatOf(cell) + 1);
        CellState state = run.board().state(cell);
        node.put("state", state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        switch (state) {
            case CellState.Answered(Run answer, CellState.Source source, var result) -> {
                node.put("source", source.name().toLowerCase(Locale.ROOT));
                if (answer.outcome() instanceof Outcome.Finished(var reply, Cost cost)) {
                    node.put("text", reply.text())
                            .put("usd", cost instanceof Cost.Priced(BigDecimal usd, var _) ? usd.toPlainString() : null)
                            .put("latency_ms", source == CellState.Source.FRESH ? reply.total().toMillis() : null);
                }
                Verdict verdict = result == null ? null : result.whole();
                node.put("passed", verdict instanceof Verdict.Judged judged ? judged.passed() : null)
                        .put("score", verdict instanceof Verdict.Judged judged ? judged.score() : null)
                        .put("reason", verdict == null ? null : verdict.reason());
            }
            case CellState.Failed(Run failed) -> node.put("reason", message(failed));
            case CellState.Skipped(String why) -> node.put("reason", why);
            case CellState.Waiting _,CellState.Running _ -> {
            }
        }
    }
}
