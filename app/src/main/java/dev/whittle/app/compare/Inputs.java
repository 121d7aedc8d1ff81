package dev.whittle.app.compare;

import dev.whittle.app.settings.Server;
import dev.whittle.optimizer.experiment.Column;

/// Whether a column could run now.
public sealed interface Inputs {
    /// It could, with these by value.
    record Ready(Column column, Server server) implements Inputs {}

    /// It could not.
    ///
    /// @param sentence what is missing or wrong
    record Unready(String sentence) implements Inputs {}
}
