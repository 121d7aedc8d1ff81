package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Puts another file in the place of a workspace. Nothing is ever deleted but what was made here.
///
/// @param file the workspace, absolute
record Swap(Path file, Workspace.Options options) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    // The write-ahead log may hold what the file itself lacks, and belongs to it by name.
    private static final List<String> PARTS = List.of("-wal", "-shm", "");

    /// Moves the file to a name with the time in it.
    ///
    /// @param why a word of that name
    Path setAside(String why) throws WorkspaceException {
        Path aside = free(why);
        try {
            move(file, aside);
            return aside;
        } catch (IOException e) {
            throw new WorkspaceException(Kind.READ_ONLY,
                    "%s could not be set aside; close other programs that use it, or choose another workspace."
                            .formatted(file),
                    e);
        }
    }

    /// Opening brings a file to the newest schema, and someone's copy is not ours to change: so a copy of it is read
    /// through.
    Path prepare(Path copy) throws WorkspaceException {
        Path taken = free("taking");
        boolean good = false;
        try {
            take(copy, taken);
            try (Workspace opened = Workspace.open(taken, options)) {
                List<String> faults = opened.upkeep().check();
                if (!faults.isEmpty()) {
                    throw new WorkspaceException(Kind.CORRUPT,
                            "%s is damaged and was not opened (%s); choose another copy.".formatted(copy,
                                    faults.getFirst().replaceFirst("\\.$", "")));
                }
            }
            good = true;
            return taken;
        } catch (IOException e) {
            throw Failures.of(copy, e);
        } catch (WorkspaceException e) {
            throw new WorkspaceException(e.kind(),
                    String.valueOf(e.getMessage()).replace(taken.toString(), copy.toString()), e);
        } finally {
            if (!good) {
                delete(taken);
            }
        }
    }

    private void take(Path copy, Path taken) throws IOException, WorkspaceException {
        if (!Files.isRegularFile(copy) || Files.size(copy) == 0) {
            throw new WorkspaceException(Kind.MISSING,
                    "%s is no file or an empty one; choose a copy of a workspace.".formatted(copy));
        }
        if (Files.exists(file) && Files.isSameFile(copy, file)) {
            throw new WorkspaceException(Kind.REFUSED, "%s is the workspace that is open; choose a copy.".formatted(
                    copy));
        }
        Files.copy(copy, taken);
        Path log = Path.of(copy + "-wal");
        if (Files.exists(log)) {
            Files.copy(log, Path.of(taken + "-wal"));
        }
    }

    /// Sets the file aside and puts what was prepared in its place.
    void replaceBy(Path prepared) throws WorkspaceException {
        Path aside = setAside("before");
        try {
            try {
                move(prepared, file);
            } catch (IOException e) {
                move(aside, file);
                throw e;
            }
        } catch (IOException e) {
            delete(prepared);
            throw Failures.of(file, e);
        }
    }

    private Path free(String why) {
        Path wanted = file.resolveSibling(
                "%s.%s-%s".formatted(file.getFileName(), why, STAMP.format(options.clock().instant())));
        Path path = wanted;
        for (int number = 2; Files.exists(path); number++) {
            path = Path.of(wanted + "-" + number);
        }
        return path;
    }

    private static void move(Path from, Path to) throws IOException {
        for (String suffix : PARTS) {
            Path part = Path.of(from + suffix);
            if (Files.exists(part)) {
                Files.move(part, Path.of(to + suffix));
            }
        }
    }

    /// Deletes a file that was made by us, with what belongs to it.
    static void delete(Path made) throws WorkspaceException {
        try {
            for (String suffix : PARTS) {
                Files.deleteIfExists(Path.of(made + suffix));
            }
        } catch (IOException e) {
            throw Failures.of(made, e);
        }
    }
}
