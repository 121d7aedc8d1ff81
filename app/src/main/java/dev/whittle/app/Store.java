package dev.whittle.app;

import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workspace of the window, which may fail to open: the window works all the same, and each save says
/// why it cannot be done until the person starts a new file.
final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Path file;
    private volatile @Nullable Workspace workspace;
    private volatile @Nullable WorkspaceException failure;

    private Store(Path file) {
        this.file = file;
    }

    /// Opens the workspace of a home folder, making the folder if it is missing.
    static Store open(Home home) {
        Store store = new Store(home.workspaceFile());
        try {
            Files.createDirectories(home.folder());
        } catch (IOException e) {
            // Opening the workspace fails too, and says it in better words.
            LOG.warn("No home folder", e);
        }
        try {
            store.workspace = Workspace.open(home.workspaceFile());
        } catch (WorkspaceException e) {
            store.failure = e;
        }
        return store;
    }

    /// Why there is no workspace, if there is none.
    Optional<WorkspaceException> failure() {
        return workspace == null ? Optional.ofNullable(failure) : Optional.empty();
    }

    /// The workspace.
    ///
    /// @throws WorkspaceException why it could not be opened
    Workspace workspace() throws WorkspaceException {
        Workspace open = workspace;
        WorkspaceException why = failure;
        if (open != null) {
            return open;
        }
        if (why != null) {
            throw why;
        }
        throw new IllegalStateException("The workspace was never opened.");
    }

    /// Sets the unusable file aside and starts a new one in its place.
    void startFresh() throws WorkspaceException {
        // It may have been open when its pages turned out to be damaged.
        close();
        try {
            workspace = Workspace.openFresh(file);
            failure = null;
        } catch (WorkspaceException e) {
            workspace = null;
            failure = e;
            throw e;
        }
    }

    /// Opens a copy in the place of the workspace, which is set aside; if it cannot be, the workspace stays as it is.
    void openCopy(Path copy) throws WorkspaceException {
        Path prepared = Workspace.prepareCopy(copy, file);
        close();
        try {
            workspace = Workspace.openPrepared(prepared, file);
            failure = null;
        } catch (WorkspaceException e) {
            LOG.error("The copy could not be put in place", e);
            workspace = Workspace.open(file);
            throw e;
        }
    }

    @Override
    public void close() {
        Workspace open = workspace;
        if (open != null) {
            open.close();
        }
    }
}
