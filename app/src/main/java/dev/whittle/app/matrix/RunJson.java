package dev.whittle.app.matrix;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.EarlyEnd;
import dev.whittle.optimizer.experiment.matrix.Front;
import dev.whittle.optimizer.experiment.matrix.JudgeAgreement;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.Agreement;
import dev.whittle.optimizer.experiment.statistics.CostPerCorrect;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import dev.whittle.optimizer.experiment.statistics.Pareto;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A run by value, as programs and reports read it. `app/README.md` documents the shape.
public final class RunJson {
    private final MatrixRun run;
    private final Plan plan;
    private final List<ColumnResult> columns;
    private final List<Standing> standings;
    private final List<Optional<EarlyEnd.Certain>> early;
    private final Map<Integer, Rating> ratings;

    /// @param standings of its columns, with the verdicts that were asked for
    /// @param ratings what people said of its answers, by cell
    public RunJson(MatrixRun run, List<Standing> standings, Map<Integer, Rating> ratings) {
        this.run = run;
        plan = run.plan();
        columns = ColumnResult.of(plan, run.board());
        this.standings = List.copyOf(standings);
        early = run.early().map(EarlyEnd::certain).orElse(List.of());
        this.ratings = Map.copyOf(ratings);
    }

    /// @param id of the run if it is kept
    /// @param filter which cells are given, as in the grid of the window
    public ObjectNode of(@Nullable UUID id, Filter filter) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("run", id == null ? null : id.toString())
                .put("cases", plan.cases().size()).put("repeats", plan.repeats())
                .put("spent_usd", run.spending().spent().toPlainString())
                .put("assumed_usd", run.spending().assumed().toPlainString())
                .put("unpriced_calls", run.spending().unpriced());
        ArrayNode all = node.putArray("columns");
        for (int i = 0; i < columns.size(); i++) {
            column(all.addObject(), i);
        }
        node.putNull("gate");
        pareto(node.putObject("pareto"), Front.of(columns, standings));
        agreement(node, JudgeAgreement.of(run.board(), ratings));
        ArrayNode cells = node.putArray("cells");
        for (int cell = 0; cell < plan.size(); cell++) {
            if (CaseKinds.lists(filter, plan, run.board(), cell)) {
                cell(cells.addObject(), cell);
            }
        }
        return node;
    }

    private static void pareto(ObjectNode node, Front front) {
        ArrayNode axes = node.putArray("axes");
        front.axes().stream().sorted().forEach(axis -> axes.add(axis.name().toLowerCase(Locale.ROOT)));
        names(node.putArray("best"), front.pareto().best());
        names(node.putArray("beaten"), front.pareto().beaten());
        names(node.putArray("unknown"), front.pareto().unknown());
    }

    private static void names(ArrayNode node, List<Pareto.Point> points) {
        points.forEach(point -> node.add(point.name()));
    }

    private static void agreement(ObjectNode node, JudgeAgreement agreement) {
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

    private void column(ObjectNode node, int index) {
        column(node, columns.get(index), standings.get(index), against(index));
    }

    /// A column as it stands in a run, without what is beside it there.
    public static ObjectNode column(ColumnResult one, Standing standing) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        column(node, one, standing, null);
        node.remove("against_first");
        return node;
    }

    private static void column(ObjectNode node, ColumnResult one, Standing standing, @Nullable ObjectNode against) {
        node.put("label", one.column().label()).put("prompt", one.column().promptName())
                .put("model", one.column().target().catalogKey() == null
                        ? one.column().target().model()
                        : one.column().target().catalogKey())
                .put("host", one.column().target().host());
        node.put("answered", one.answered()).put("judged", one.judged()).put("passed", one.passed())
                .put("unjudged", one.unjudged()).put("failed", one.failed()).put("skipped", one.skipped())
                .put("not_fresh", one.notFresh());
        node.put("pass_rate", standing.rate().n() == 0 ? null : (Double) standing.rate().share())
                .put("low", standing.interval().map(Interval::low).orElse(null))
                .put("high", standing.interval().map(Interval::high).orElse(null))
                .put("usd_per_correct",
                        standing.costPerCorrect() instanceof CostPerCorrect.Known(BigDecimal usd, var _, var _, var _)
                                ? usd.toPlainString()
                                : null);
        node.set("against_first", against);
        node.put("usd", one.usd() == null ? null : one.usd().toPlainString())
                .put("judging_usd", one.judging() == null ? null : one.judging().toPlainString());
        node.put("latency_median_ms", one.latency(0.5).map(Duration::toMillis).orElse(null))
                .put("latency_p95_ms", one.latency(0.95).map(Duration::toMillis).orElse(null))
                .put("latency_n", one.latencies().size());
    }

    private @Nullable ObjectNode against(int column) {
        Standing.Against against = standings.get(column).againstFirst().orElse(null);
        if (against == null) {
            return null;
        }
        ObjectNode node = against(against);
        node.put("not_worse", against.notWorse().map(RunJson::id).orElse(null));
        node.put("certain_after", column < early.size()
                ? early.get(column).map(EarlyEnd.Certain::cases).orElse(null)
                : null);
        return node.put("more_cases",
                against.notWorse().orElse(null) instanceof NonInferiority.NotEnough(Interval _, var more)
                        && more.isPresent() ? (Long) more.getAsLong() : null);
    }

    /// How the rates of two columns differ, on the cases both have a verdict on.
    public static ObjectNode against(Standing.Against against) {
        return JsonMapper.shared().createObjectNode().put("cases", against.cases())
                .put("left_out", against.leftOut()).put("difference", against.difference())
                .put("low", against.interval().low()).put("high", against.interval().high())
                .put("p", against.p().orElse(null));
    }

    /// A verdict as programs read it.
    public static String id(NonInferiority verdict) {
        return switch (verdict) {
            case NonInferiority.Holds _ -> "holds";
            case NonInferiority.Fails _ -> "fails";
            case NonInferiority.NotEnough _ -> "not_enough";
        };
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
            case CellState.Failed failed -> node.put("reason", CellWords.problem(failed));
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
