package dev.whittle.app.settings;

import dev.whittle.app.workspace.WorkspaceReport;
import java.nio.file.Path;
import java.util.List;

/// Care of the workspace file. Every method blocks and is never called on the window's thread; an exception made for
/// people keeps its sentence.
public interface Care {
    /// What the file holds and how large it is.
    WorkspaceReport report() throws Exception;

    /// Copies everything into a new file and reads the copy back.
    WorkspaceReport backup(Path target) throws Exception;

    /// Gives unused space back.
    ///
    /// @return bytes freed
    long compact() throws Exception;

    /// Reads everything.
    ///
    /// @return what is wrong, a sentence each
    List<String> check() throws Exception;

    /// Opens a copy in the place of the workspace, which is set aside.
    void openCopy(Path copy) throws Exception;
}
