package dev.whittle.app.matrix;

import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import org.jspecify.annotations.Nullable;

/// What a kept run is recalled with.
///
/// @param judge the model that judged, or null if none did
record Recipe(Offer run, Order order, @Nullable MatrixColumn judge) {
    // For the window's thread: who judged is looked up among the connections.
    static Recipe of(Offer run, SetupViewModel setup) {
        return new Recipe(run, setup.shown(run.body()), setup.judged(run.body()));
    }

    /// The run as it is kept; nothing is sent. Not for the window's thread.
    MatrixRun recall(Preparation preparation, SavedRuns saved) throws WorkspaceException, StoreException {
        return preparation.recall(order, judge, saved.open().replies(run.saved(), true));
    }
}
