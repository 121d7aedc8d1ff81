package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Care of the file itself: what it holds, copies of it, its size, its health. All of it works while other
/// windows and programs use the file.
public final class Upkeep {
    private static final List<String> INDEXES = List.of("experiment_text", "experiment_note_text", "version_text",
            "matrix_text", "reply_text");

    private final Workspace workspace;
    private final Database database;

    Upkeep(Workspace workspace, Database database) {
        this.workspace = workspace;
        this.database = database;
    }

    /// What the workspace holds and how large it is.
    public WorkspaceReport report() throws WorkspaceException {
        Path file = workspace.file();
        long bytes = size(file);
        long logBytes = size(Path.of(file + "-wal"));
        return database.read(handle -> new WorkspaceReport(file, bytes, logBytes,
                number(handle, "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"),
                handle.createQuery(
                        "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC")
                        .mapTo(String.class).first(),
                count(handle, "prompt"), count(handle, "prompt_version"), count(handle, "version_label"),
                count(handle, "experiment WHERE deleted_at IS NULL"),
                count(handle, "experiment WHERE deleted_at IS NOT NULL"), count(handle, "draft"),
                number(handle, "SELECT coalesce(sum(size), 0) FROM vector"), count(handle, "matrix"),
                count(handle, "reply")));
    }

    /// Copies everything into a new file and reads the copy back. Under its name stands either a whole, verified
    /// copy or nothing.
    public WorkspaceReport backup(Path target) throws WorkspaceException {
        Path absolute = target.toAbsolutePath().normalize();
        Path making = absolute.resolveSibling("%s.making-%s".formatted(absolute.getFileName(), UUID.randomUUID()));
        int versions = report().versions();
        try {
            if (Files.exists(absolute)) {
                throw Workspace.taken(absolute);
            }
            workspace.copyTo(making);
            WorkspaceReport copied = verified(making, versions);
            Files.move(making, absolute);
            return new WorkspaceReport(absolute, copied.bytes(), 0, copied.unusedBytes(), copied.schema(),
                    copied.prompts(), copied.versions(), copied.labels(), copied.experiments(),
                    copied.deletedExperiments(), copied.earlierTexts(), copied.embeddingBytes(), copied.runs(),
                    copied.replies());
        } catch (IOException e) {
            throw Failures.of(absolute, e);
        } finally {
            Swap.delete(making);
        }
    }

    /// Gives unused space back to the disk and tidies the indexes. Needs as much free space as the file is large.
    ///
    /// @return bytes freed; 0 if there was nothing to free
    public long compact() throws WorkspaceException {
        long before = size(workspace.file()) + size(Path.of(workspace.file() + "-wal"));
        database.maintain(handle -> {
            INDEXES.forEach(
                    index -> handle.execute("INSERT INTO %s (%s) VALUES ('optimize')".formatted(index, index)));
            handle.execute("VACUUM");
            handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
            return true;
        });
        return Math.max(0, before - size(workspace.file()) - size(Path.of(workspace.file() + "-wal")));
    }

    /// Looks at every page, every index and everything saved.
    ///
    /// @return what is wrong, a sentence each; none if all is well
    public List<String> check() throws WorkspaceException {
        List<String> faults = new ArrayList<>(database.maintain(Upkeep::structure));
        for (PromptSummary prompt : workspace.prompts().summaries()) {
            for (int number = 1; number <= prompt.newest(); number++) {
                VersionRef version = new VersionRef(prompt.name(), number);
                readable(faults, () -> workspace.prompts().require(version));
            }
        }
        for (ExperimentSummary one : workspace.experiments().list("", Integer.MAX_VALUE)) {
            readable(faults, () -> workspace.experiments().get(one.id()));
        }
        for (DraftRevision revision : workspace.drafts().revisions()) {
            readable(faults, () -> workspace.drafts().revision(revision.id()));
        }
        return List.copyOf(faults);
    }

    private interface Reading {
        Object read() throws WorkspaceException;
    }

    private static void readable(List<String> faults, Reading reading) throws WorkspaceException {
        try {
            reading.read();
        } catch (WorkspaceException e) {
            if (e.kind() != Kind.UNREADABLE && e.kind() != Kind.REFUSED) {
                throw e;
            }
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> structure(Handle handle) {
        List<String> faults = new ArrayList<>();
        handle.createQuery("PRAGMA integrity_check(20)").mapTo(String.class).list().stream()
                .filter(row -> !row.equals("ok")).map("SQLite reports: %s."::formatted).forEach(faults::add);
        handle.createQuery("PRAGMA foreign_key_check").map((row, _) -> row.getString(1)).list().stream().distinct()
                .map("Rows of the table %s refer to others that are gone."::formatted).forEach(faults::add);
        for (String index : INDEXES) {
            try {
                handle.execute("INSERT INTO %s (%s) VALUES ('integrity-check')".formatted(index, index));
            } catch (JdbiException _) {
                faults.add("The index for searching, %s, is damaged.".formatted(index));
            }
        }
        return faults;
    }

    private static WorkspaceReport verified(Path copy, int versions) throws WorkspaceException {
        try (Workspace opened = Workspace.open(copy)) {
            List<String> faults = opened.upkeep().check();
            WorkspaceReport report = opened.upkeep().report();
            if (!faults.isEmpty() || report.versions() < versions) {
                throw new WorkspaceException(Kind.CORRUPT,
                        "The copy could not be read back as it should (%s); nothing was kept of it, so check the disk and try again."
                                .formatted(faults.isEmpty() ? "versions are missing" : faults.getFirst()));
            }
            return report;
        }
    }

    private static int count(Handle handle, String table) {
        return Math.toIntExact(number(handle, "SELECT count(*) FROM " + table));
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private static long size(Path file) throws WorkspaceException {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }
}
