package dev.whittle.app.compare;

import dev.whittle.optimizer.experiment.Column;

/// Makes a column's prompt and model those that are open; what was open before stays as a saved version.
public interface Continuation {
    /// @param then runs once it is open
    void with(Column column, Runnable then);
}
