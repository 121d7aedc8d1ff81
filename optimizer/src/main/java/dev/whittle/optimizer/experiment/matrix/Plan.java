package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Columns x cases x repeats, and the calls they come down to: cells that ask the same of the same server share
/// one, except that repeats of a case are calls of their own. Cells are numbered case by case, within a case
/// column by column. Immutable and thread-safe.
public final class Plan {
    /// Most cells of a plan.
    public static final int MOST_CELLS = 200_000;

    private final List<MatrixColumn> columns;
    private final List<Case> cases;
    private final int repeats;
    private final List<Call> calls;

    private Plan(List<MatrixColumn> columns, List<Case> cases, int repeats, List<Call> calls) {
        this.columns = columns;
        this.cases = cases;
        this.repeats = repeats;
        this.calls = calls;
    }

    /// Plans a run.
    ///
    /// @param repeats how often each case is asked, at least 1
    /// @param comparison knows what would be sent
    /// @throws IllegalArgumentException if there is nothing to do, or more than [#MOST_CELLS]
    public static Plan of(List<MatrixColumn> columns, List<Case> cases, int repeats, Comparison comparison) {
        if (columns.isEmpty() || cases.isEmpty() || repeats < 1) {
            throw new IllegalArgumentException(
                    "There is nothing to run: at least one prompt, one model, one case and one repeat are needed.");
        }
        long cells = (long) columns.size() * cases.size() * repeats;
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "%,d answers are more than one run holds (%,d); take fewer cases, models or repeats."
                            .formatted(cells, MOST_CELLS));
        }
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        int cell = 0;
        for (Case one : cases) {
            for (MatrixColumn column : columns) {
                var request = comparison.request(column.on(one));
                for (int repeat = 0; repeat < repeats; repeat++) {
                    byKey.computeIfAbsent(column.callKey(request, repeat), _ -> new ArrayList<>(1)).add(cell++);
                }
            }
        }
        List<Call> calls = new ArrayList<>(byKey.size());
        byKey.forEach((key, same) -> calls.add(new Call(key, same)));
        return new Plan(List.copyOf(columns), List.copyOf(cases), repeats, List.copyOf(calls));
    }

    /// The columns, in the order of their indexes.
    public List<MatrixColumn> columns() {
        return columns;
    }

    /// The cases, in the order of their indexes.
    public List<Case> cases() {
        return cases;
    }

    /// How often each case is asked.
    public int repeats() {
        return repeats;
    }

    /// The different calls, in the order of their first cells.
    public List<Call> calls() {
        return calls;
    }

    /// How many cells there are.
    public int size() {
        return columns.size() * cases.size() * repeats;
    }

    /// How many cells another cell's call answers.
    public int duplicates() {
        return size() - calls.size();
    }

    /// The number of a cell.
    public int cell(int column, int oneCase, int repeat) {
        return (oneCase * columns.size() + column) * repeats + repeat;
    }

    /// Index of a cell's case.
    public int caseOf(int cell) {
        return cell / repeats / columns.size();
    }

    /// Index of a cell's column.
    public int columnOf(int cell) {
        return cell / repeats % columns.size();
    }

    /// Which repeat a cell is, from 0.
    public int repeatOf(int cell) {
        return cell % repeats;
    }

    /// What a cell asks: its column with the values of its case.
    public Column column(int cell) {
        return columns.get(columnOf(cell)).on(cases.get(caseOf(cell)));
    }
}
