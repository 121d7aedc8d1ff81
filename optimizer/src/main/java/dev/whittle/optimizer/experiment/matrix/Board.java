package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.check.Verdict;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;

/// The state of every cell and the totals, read at any time without copying the cells. Thread-safe.
public final class Board {
    private static final CellState WAITING = new CellState.Waiting();
    private static final CellState RUNNING = new CellState.Running();

    private final AtomicReferenceArray<CellState> cells;
    private final MatrixListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private Totals totals;

    /// How many cells are how far.
    ///
    /// @param answered cells with a whole answer, from wherever
    /// @param fresh those of them whose answer was asked for now
    /// @param passed answers that passed their checks
    /// @param failedChecks answers that did not
    /// @param unjudged answers whose checks came to no verdict
    /// @param failed cells without a whole answer
    /// @param skipped cells that were not asked
    public record Totals(
            int cells, int running, int answered, int fresh, int passed, int failedChecks, int unjudged, int failed,
            int skipped) {
        /// Cells nothing more happens to.
        public int done() {
            return answered + failed + skipped;
        }

        private Totals plus(CellState state, int by) {
            return switch (state) {
                case CellState.Waiting _ -> this;
                case CellState.Running _ -> new Totals(cells, running + by, answered, fresh, passed, failedChecks,
                        unjudged, failed, skipped);
                case CellState.Failed _ -> new Totals(cells, running, answered, fresh, passed, failedChecks, unjudged,
                        failed + by, skipped);
                case CellState.Skipped _ -> new Totals(cells, running, answered, fresh, passed, failedChecks, unjudged,
                        failed, skipped + by);
                case CellState.Answered one -> {
                    int fresher = one.source() == CellState.Source.FRESH ? by : 0;
                    Totals more = new Totals(cells, running, answered + by, fresh + fresher, passed, failedChecks,
                            unjudged, failed, skipped);
                    yield one.result() == null ? more : more.judged(one.result().whole(), by);
                }
            };
        }

        private Totals judged(Verdict verdict, int by) {
            return switch (verdict) {
                case Verdict.Judged judged when judged.passed() -> new Totals(cells, running, answered, fresh,
                        passed + by, failedChecks, unjudged, failed, skipped);
                case Verdict.Judged _ -> new Totals(cells, running, answered, fresh, passed, failedChecks + by,
                        unjudged, failed, skipped);
                case Verdict.Unjudged _ -> new Totals(cells, running, answered, fresh, passed, failedChecks,
                        unjudged + by, failed, skipped);
            };
        }
    }

    /// A board on which nothing has happened.
    public Board(int size, MatrixListener listener) {
        cells = new AtomicReferenceArray<>(size);
        for (int i = 0; i < size; i++) {
            cells.setPlain(i, WAITING);
        }
        this.listener = listener;
        totals = new Totals(size, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// How far a cell is.
    public CellState state(int cell) {
        return cells.get(cell);
    }

    /// How many cells there are.
    public int size() {
        return cells.length();
    }

    /// How many cells are how far, at this moment.
    public Totals totals() {
        lock.lock();
        try {
            return totals;
        } finally {
            lock.unlock();
        }
    }

    void running(Call call) {
        call.cells().forEach(cell -> set(cell, RUNNING));
    }

    void set(int cell, CellState state) {
        lock.lock();
        try {
            totals = totals.plus(cells.getAndSet(cell, state), -1).plus(state, 1);
        } finally {
            lock.unlock();
        }
        listener.changed(cell, state);
    }

    void note(String sentence) {
        listener.note(sentence);
    }
}
