package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.MatrixRun;

/// A run, the cases of it that are listed, and what the person says of its answers.
record Results(MatrixRun run, Order order, CaseRows rows, Ratings ratings) {
    Results(MatrixRun run, Order order, Ratings ratings) {
        this(run, order, new CaseRows(run.plan(), run.board()), ratings);
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
