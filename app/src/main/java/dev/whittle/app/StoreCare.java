package dev.whittle.app;

import dev.whittle.app.settings.Care;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.app.workspace.WorkspaceReport;
import java.nio.file.Path;
import java.util.List;

/// Care of the workspace of the window.
record StoreCare(Store store) implements Care {
    @Override
    public WorkspaceReport report() throws WorkspaceException {
        return store.workspace().upkeep().report();
    }

    @Override
    public WorkspaceReport backup(Path target) throws WorkspaceException {
        return store.workspace().upkeep().backup(target);
    }

    @Override
    public long compact() throws WorkspaceException {
        return store.workspace().upkeep().compact();
    }

    @Override
    public List<String> check() throws WorkspaceException {
        return store.workspace().upkeep().check();
    }

    @Override
    public void openCopy(Path copy) throws WorkspaceException {
        store.openCopy(copy);
    }
}
