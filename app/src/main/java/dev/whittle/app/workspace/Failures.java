package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Turns what SQLite, JDBI and Flyway throw into one sentence for the person.
final class Failures {
    private Failures() {}

    static WorkspaceException of(Path file, Throwable cause) {
        SQLException sql = sqlCause(cause);
        return sql == null
                ? failed(file, cause)
                : switch (sql.getErrorCode() & 0xff) {
                    case 5, 6 -> new WorkspaceException(Kind.LOCKED,
                            "Another program keeps %s locked; close it or wait a moment, then try again."
                                    .formatted(file),
                            cause);
                    case 8 -> readOnly(file, cause);
                    case 10 -> new WorkspaceException(Kind.DISK,
                            "The disk reported an error with %s; check the disk and its free space, then try again."
                                    .formatted(file),
                            cause);
                    case 11 -> corrupt(file, cause);
                    case 13 -> new WorkspaceException(Kind.FULL,
                            "The disk that holds %s is full; free some space, then try again.".formatted(file), cause);
                    case 14 -> new WorkspaceException(Kind.MISSING,
                            "%s cannot be opened; check that its folder exists and may be written.".formatted(file),
                            cause);
                    case 26 -> new WorkspaceException(Kind.CORRUPT,
                            "%s is not a database; start a new workspace, which sets this file aside untouched."
                                    .formatted(file),
                            cause);
                    default -> failed(file, cause);
                };
    }

    static WorkspaceException corrupt(Path file, @Nullable Throwable cause) {
        return new WorkspaceException(Kind.CORRUPT,
                "%s is damaged; start a new workspace, which sets this file aside untouched.".formatted(file), cause);
    }

    static WorkspaceException readOnly(Path file, @Nullable Throwable cause) {
        return new WorkspaceException(Kind.READ_ONLY,
                "%s may not be written; change the permissions of the file and its folder, or choose another workspace."
                        .formatted(file),
                cause);
    }

    private static WorkspaceException failed(Path file, Throwable cause) {
        return new WorkspaceException(Kind.FAILED,
                "The workspace %s could not be used (%s); save a copy of it and restart Whittle."
                        .formatted(file, cause.getClass().getSimpleName()),
                cause);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
