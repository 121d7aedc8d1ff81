package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.util.EnumSet;
import java.util.Set;

/// Which filters list a case, by the states of its cells.
public final class CaseKinds {
    private CaseKinds() {}

    /// Whether a filter lists the case of a cell.
    public static boolean lists(Filter filter, Plan plan, Board board, int cell) {
        return filter == Filter.ALL || of(plan, board, plan.caseOf(cell)).contains(filter);
    }

    /// The filters that list a case.
    public static Set<Filter> of(Plan plan, Board board, int one) {
        Set<Filter> found = EnumSet.noneOf(Filter.class);
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            String first = null;
            for (int column = 0; column < plan.columns().size(); column++) {
                CellState state = board.state(plan.cell(column, one, repeat));
                if (state instanceof CellState.Failed) {
                    found.add(Filter.ERRORS);
                } else if (state instanceof CellState.Answered answered) {
                    add(found, answered);
                    String text = answered.run().outcome() instanceof Outcome.Finished finished
                            ? finished.text().strip()
                            : "";
                    if (first != null && !first.equals(text)) {
                        found.add(Filter.DIFFERENT);
                    }
                    first = first == null ? text : first;
                }
            }
        }
        return found.isEmpty() ? Set.of() : found;
    }

    private static void add(Set<Filter> found, CellState.Answered answered) {
        if (answered.result() != null) {
            found.add(switch (answered.result().whole()) {
                case Verdict.Judged judged -> judged.passed() ? Filter.PASSES : Filter.FAILURES;
                case Verdict.Unjudged _ -> Filter.ERRORS;
            });
        }
    }
}
