package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.MatrixRun;

/// A run and the cases of it that are listed.
record Results(MatrixRun run, Order order, CaseRows rows) {
    Results(MatrixRun run, Order order) {
        this(run, order, new CaseRows(run.plan(), run.board()));
    }

    RunOptions options() {
        return order.options();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
