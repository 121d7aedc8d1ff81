package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What happens before a file is used: it is looked at without changing a byte, then brought to the
/// schema this program knows.
final class Opening {
    private static final int APPLICATION_ID = 0x57484954;
    private static final int ATTEMPTS = 8;
    private static final long PAUSE_NANOS = 20_000_000;
    // Kept in a field: java.util.logging forgets the level of a logger nobody holds.
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private Opening() {}

    // Flyway has no lock on SQLite: of two programs that open a new file at once, one may find a table made by the
    // other. And SQLite does not wait for every lock: not where a file turns to a write-ahead log, or its last user
    // leaves. Either way it looks again, with connections of its own: one that failed may still hold a lock.
    static Database open(Sqlite sqlite) throws WorkspaceException {
        place(sqlite.file());
        long start = System.nanoTime();
        for (int attempt = 1;; attempt++) {
            WorkspaceException failure;
            boolean migrating = false;
            try {
                return prepared(sqlite);
            } catch (FlywayException e) {
                failure = Failures.of(sqlite.file(), e);
                migrating = true;
            } catch (IOException | SQLException | JdbiException e) {
                failure = Failures.of(sqlite.file(), e);
            } catch (WorkspaceException e) {
                failure = e;
            }
            boolean passing = failure.kind() == Kind.LOCKED || (migrating && attempt < ATTEMPTS);
            // A file that stayed locked was waited for long enough.
            if (!passing || System.nanoTime() - start >= sqlite.busyTimeoutMillis() * 1_000_000L) {
                throw failure;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static Database prepared(Sqlite sqlite) throws WorkspaceException, IOException, SQLException {
        if (Files.exists(sqlite.file()) && Files.size(sqlite.file()) > 0) {
            inspect(sqlite);
        }
        try (TrackedSource source = sqlite.creating()) {
            migrate(sqlite, source);
        }
        return new Database(sqlite);
    }

    private static void place(Path file) throws WorkspaceException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WorkspaceException(Kind.MISSING,
                    "The folder %s does not exist; create it, or choose another workspace.".formatted(folder));
        }
        if (Files.isDirectory(file)) {
            throw new WorkspaceException(Kind.MISSING, "%s is a folder; choose a file.".formatted(file));
        }
        // The folder too: SQLite keeps its write-ahead log beside the file.
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw Failures.readOnly(file, null);
        }
    }

    private static void inspect(Sqlite sqlite) throws WorkspaceException {
        try (Handle handle = Jdbi.open(sqlite.readOnly())) {
            String verdict = handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).first();
            if (!verdict.equals("ok")) {
                throw Failures.corrupt(sqlite.file(), new IOException(verdict));
            }
            int application = handle.createQuery("PRAGMA application_id").mapTo(Integer.class).one();
            // Tables but no id: another Whittle may be making them at this moment.
            int others = handle.createQuery("SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'flyway%' "
                    + "AND name NOT LIKE 'sqlite%'").mapTo(Integer.class).one();
            if (application != APPLICATION_ID && (application != 0 || others > 0)) {
                throw new WorkspaceException(Kind.FOREIGN,
                        "%s is the database of another program; choose another workspace.".formatted(sqlite.file()));
            }
        }
    }

    private static void migrate(Sqlite sqlite, TrackedSource source) throws WorkspaceException {
        // What it has to say about a failure, it also throws.
        FLYWAY_LOG.setLevel(Level.OFF);
        Flyway flyway = Flyway.configure(Opening.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/whittle/app/workspace/migrations")
                .placeholderReplacement(false)
                .load();
        refuseNewer(sqlite.file(), flyway.info().current());
        flyway.migrate();
    }

    private static void refuseNewer(Path file, @Nullable MigrationInfo current)
            throws WorkspaceException {
        if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
            throw new WorkspaceException(Kind.NEWER,
                    "%s was written by a newer Whittle (schema %s); update Whittle, or choose another workspace."
                            .formatted(file, current.getVersion()));
        }
    }
}
