package dev.whittle.app.matrix;

import dev.whittle.app.workspace.Matrices;
import dev.whittle.app.workspace.WorkspaceException;

/// Where runs and their replies are kept, or why there is no such place.
public interface SavedRuns {
    Matrices open() throws WorkspaceException;
}
