package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which file stood at a path. SQLite goes on writing into a file that was deleted or replaced, and what
/// it writes there is lost: so the path is looked at before a save is acknowledged.
///
/// @param key what the file system calls the file; null where it has no such name (Windows, which does
///     not let an open file be deleted)
record FileIdentity(Path path, @Nullable Object key) {
    static FileIdentity of(Path path) throws WorkspaceException {
        return new FileIdentity(path, key(path));
    }

    void check() throws WorkspaceException {
        if (!Objects.equals(key, key(path))) {
            throw removed(path, null);
        }
    }

    private static @Nullable Object key(Path path) throws WorkspaceException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            throw removed(path, e);
        } catch (IOException e) {
            throw new WorkspaceException(Kind.DISK,
                    "The disk that holds %s cannot be reached; connect it again, then try again.".formatted(path), e);
        }
    }

    private static WorkspaceException removed(Path path, @Nullable Throwable cause) {
        return new WorkspaceException(Kind.REMOVED,
                "%s was moved, deleted or replaced while Whittle was running; put it back, or save a copy of the workspace elsewhere."
                        .formatted(path),
                cause);
    }
}
