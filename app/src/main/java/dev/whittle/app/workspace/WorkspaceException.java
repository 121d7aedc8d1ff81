package dev.whittle.app.workspace;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The workspace could not do what was asked. The message is one sentence for the person: what happened
/// and what to do. Whatever was acknowledged before stays saved.
public final class WorkspaceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// What went wrong, so that a caller can offer what helps.
    public enum Kind {
        /// Another program holds the file; saving again may help.
        LOCKED,
        /// The disk is full; saving again helps once there is room.
        FULL,
        /// The file or its folder may not be written.
        READ_ONLY,
        /// The folder does not exist, or the path is not a file.
        MISSING,
        /// The file was moved, deleted or replaced while it was open; [Workspace#copyTo] still saves all of it.
        REMOVED,
        /// The file is no database or has damaged pages; [Workspace#openFresh] sets it aside.
        CORRUPT,
        /// The file is another program's database.
        FOREIGN,
        /// The file was written by a newer Whittle.
        NEWER,
        /// The disk reported an error.
        DISK,
        /// What was to be saved is refused, such as a name without a letter.
        REFUSED,
        /// Something saved can no longer be understood.
        UNREADABLE,
        /// Nothing of the above; the cause says more to a developer.
        FAILED
    }

    private final Kind kind;

    WorkspaceException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    WorkspaceException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
