package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.AgreementText;
import dev.whittle.app.matrix.CaseKinds;
import dev.whittle.app.matrix.CellWords;
import dev.whittle.app.matrix.EarlyText;
import dev.whittle.app.matrix.Filter;
import dev.whittle.app.matrix.FrontText;
import dev.whittle.app.matrix.RatingText;
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
    private static final int MOST_OF_AN_ANSWER = 60;

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
            if (lists(filter, cell)) {
                CellWords words = CellWords.of(List.of(run.board().state(cell)));
                List<String> row = new ArrayList<>(List.of(plan.cases().get(plan.caseOf(cell)).title(),
                        columns.get(plan.columnOf(cell)).column().label()));
                if (plan.repeats() > 1) {
                    row.add(Integer.toString(plan.repeatOf(cell) + 1));
                }
                row.addAll(List.of(words.word(), RatingText.of(ratings.getOrDefault(cell, Rating.NONE)),
                        brief(words.text())));
                table.row(row.toArray(String[]::new));
            }
        }
        table.print(out);
    }

    private static String brief(String text) {
        return text.codePointCount(0, text.length()) <= MOST_OF_AN_ANSWER
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_OF_AN_ANSWER - 1)) + "…";
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
        return json(id, Filter.ALL);
    }

    /// @param filter which cells are given, as in the grid of the window
    ObjectNode json(@Nullable UUID id, Filter filter) {
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
        pareto(node.putObject("pareto"));
        agreement(node);
        ArrayNode cells = node.putArray("cells");
        for (int cell = 0; cell < plan.size(); cell++) {
            if (lists(filter, cell)) {
                cell(cells.addObject(), cell);
            }
        }
        return node;
    }

    private void pareto(ObjectNode node) {
        ArrayNode axes = node.putArray("axes");
        front.axes().stream().sorted().forEach(axis -> axes.add(axis.name().toLowerCase(Locale.ROOT)));
        names(node.putArray("best"), front.pareto().best());
        names(node.putArray("beaten"), front.pareto().beaten());
        names(node.putArray("unknown"), front.pareto().unknown());
    }

    private static void names(ArrayNode node, List<Pareto.Point> points) {
        points.forEach(point -> node.add(point.name()));
    }

    private void agreement(ObjectNode node) {
        if (agreement.rated() == 0) {
            node.putNull("agreement");
            return;
        }
        ObjectNode said = node.putObject("agreement").put("rated", agreement.rated());
        agreement(said.putObject("verdicts"), agreement.verdicts());
        agreement(said.putObject("grades"), agreement.grades());
    }

    private static void agreement(ObjectNode node, Optional<Agreement> agreement) {
        boolean known = agreement.isPresent() && !Double.isNaN(agreement.get().kappa());
        node.put("n", agreement.map(Agreement::n).orElse(0L))
                .put("kappa", known ? (Double) agreement.get().kappa() : null)
                .put("low", known ? (Double) agreement.get().interval().low() : null)
                .put("high", known ? (Double) agreement.get().interval().high() : null);
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
        node.put("usd", one.usd() == null ? null : one.usd().toPlainString())
                .put("judging_usd", one.judging() == null ? null : one.judging().toPlainString());
        node.put("latency_median_ms", one.latency(0.5).map(Duration::toMillis).orElse(null))
                .put("latency_p95_ms", one.latency(0.95).map(Duration::toMillis).orElse(null))
                .put("latency_n", one.latencies().size());
    }

    private boolean lists(Filter filter, int cell) {
        return filter == Filter.ALL || CaseKinds.of(plan, run.board(), plan.caseOf(cell)).contains(filter);
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
        Rating rating = ratings.get(cell);
        if (rating != null) {
            node.putObject("rating").put("grade", rating.grade()).put("passed", rating.passed())
                    .put("note", rating.note());
        }
    }
}
