package dev.whittle.app.report;

import dev.whittle.app.Figures;
import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Column;
import dev.whittle.app.report.Report.Fact;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.Call;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The report of a run on cases.
public final class RunReport {
    private final MatrixRun run;
    private final Plan plan;
    private final Masking masking = new Masking();
    private final BitSet ownCalls = new BitSet();

    private RunReport(MatrixRun run) {
        this.run = run;
        plan = run.plan();
        // Of cells that share a call, one has its time.
        plan.calls().stream().map(Call::cells).forEach(cells -> ownCalls.set(cells.getFirst()));
    }

    /// @param everything the run as JSON; it is masked in place
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static Report of(String name, Instant at, String program, MatrixRun run, JsonNode everything)
            throws InterruptedException {
        return new RunReport(run).report(name, at, program, everything);
    }

    private Report report(String name, Instant at, String program, JsonNode everything) throws InterruptedException {
        List<Standing> standings = Standing.of(plan, run.board(), null);
        List<Sums> sums = Stream.generate(Sums::new).limit(plan.columns().size()).toList();
        int[] answered = new int[plan.columns().size()];
        List<Answer> answers = new ArrayList<>();
        for (int cell = 0; cell < plan.size(); cell++) {
            Answer answer = answer(cell);
            answers.add(answer);
            sums.get(answer.column()).add(answer);
            answered[answer.column()] += answer.ended() == Report.Ended.ANSWERED ? 1 : 0;
            payJudge(cell, sums.get(answer.column()));
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < plan.columns().size(); column++) {
            Standing standing = standings.get(column);
            columns.add(ColumnHead.of(plan.columns().get(column).column(), price(column), masking).column(
                    plan.cases().size() * plan.repeats(), answered[column], standing.rate(), standing.interval(),
                    sums.get(column), standing.againstFirst().map(BesideText::of).orElse("")));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Cases", Figures.number(plan.cases().size())));
        if (plan.repeats() > 1) {
            facts.add(new Fact("Each asked", "%d times".formatted(plan.repeats())));
        }
        return new Report(masking.text(name), at, program, facts, columns, answers, masking.tree(everything),
                masking.kinds());
    }

    private void payJudge(int cell, Sums sums) {
        if (run.board().state(cell) instanceof CellState.Answered(var _, var _, var result) && result != null) {
            result.whole().costs()
                    .forEach(cost -> sums.pay(cost instanceof Cost.Priced(BigDecimal usd, var _) ? usd : null));
        }
    }

    private Answer answer(int cell) throws InterruptedException {
        int column = plan.columnOf(cell);
        String title = masking.text(plan.cases().get(plan.caseOf(cell)).title())
                + (plan.repeats() == 1 ? "" : ", repeat " + (plan.repeatOf(cell) + 1));
        return switch (run.board().state(cell)) {
            case CellState.Answered(Run answer, CellState.Source source, var result) -> {
                Verdict verdict = result == null ? null : result.whole();
                yield Answered.of(answer, origin(cell, source), masking).answer(column, title,
                        verdict instanceof Verdict.Judged one ? (Boolean) one.passed() : null,
                        verdict instanceof Verdict.Judged one ? (Double) one.score() : null,
                        verdict == null ? "" : masking.text(verdict.reason()));
            }
            case CellState.Failed(Run failed) ->
                Answered.of(failed, Answered.MEASURED, masking).answer(column, title, null, null, "");
            case CellState.Skipped(String why) -> Answered.notAsked(why).answer(column, title, null, null, "");
            case CellState.Waiting _,CellState.Running _ ->
                Answered.notAsked("This was not asked.").answer(column, title, null, null, "");
        };
    }

    private String origin(int cell, CellState.Source source) {
        return switch (source) {
            case CACHED -> "kept";
            case SHARED -> "shared";
            case FRESH, RESUMED -> ownCalls.get(cell) ? Answered.MEASURED : "shared";
        };
    }

    private @Nullable Price price(int column) {
        for (int cell = 0; cell < plan.size(); cell++) {
            if (plan.columnOf(cell) == column
                    && run.board().state(cell) instanceof CellState.Answered(Run answer, var _, var _)) {
                return answer.price();
            }
        }
        return null;
    }
}
