package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;

/// One SQLite file with everything a person keeps. Several windows and command lines may have it open at
/// once. Thread-safe; every method that takes or gives saved things blocks until the disk has answered,
/// and what it acknowledged survives a kill of the program and a power cut.
public final class Workspace implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    private static final Duration KEEP_DELETED = Duration.ofDays(30);

    /// What tests set and nobody else.
    record Options(InstantSource clock, Duration busyTimeout, LongSupplier maxPages) {
        static final Options DEFAULT = new Options(InstantSource.system(), Duration.ofSeconds(5), () -> 0);
    }

    private final Path file;
    private final Database database;
    private final Drafts drafts;
    private final Prompts prompts;
    private final Labels labels;
    private final Experiments experiments;
    private final Settings settings;
    private final Vectors vectors;
    private final Search search;
    private final Upkeep upkeep;
    private final Matrices matrices;

    private Workspace(Path file, Database database, InstantSource clock) {
        this.file = file;
        this.database = database;
        this.drafts = new Drafts(database, clock);
        this.prompts = new Prompts(database, clock);
        this.experiments = new Experiments(database, clock);
        this.settings = new Settings(database);
        this.vectors = new Vectors(database);
        this.labels = new Labels(database, prompts, clock);
        this.search = new Search(database, experiments);
        this.upkeep = new Upkeep(this, database);
        this.matrices = new Matrices(database, clock);
    }

    /// Opens a workspace, or makes a new one where there is no file yet. A file that cannot be used is left
    /// as it is, byte for byte.
    public static Workspace open(Path file) throws WorkspaceException {
        return open(file, Options.DEFAULT);
    }

    static Workspace open(Path file, Options options) throws WorkspaceException {
        Path absolute = file.toAbsolutePath().normalize();
        Database database = Opening.open(
                new Sqlite(absolute, Math.toIntExact(options.busyTimeout().toMillis()), options.maxPages()));
        try {
            Workspace workspace = new Workspace(absolute, database, options.clock());
            workspace.experiments.purge(options.clock().instant().minus(KEEP_DELETED));
            workspace.prompts.indexMissing();
            MatrixText.indexMissing(database);
            return workspace;
        } catch (WorkspaceException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Sets a file that cannot be used aside, under a name with the time in it, and opens a new workspace in
    /// its place. Nothing is deleted.
    public static Workspace openFresh(Path broken) throws WorkspaceException {
        return openFresh(broken, Options.DEFAULT);
    }

    static Workspace openFresh(Path broken, Options options) throws WorkspaceException {
        Path absolute = broken.toAbsolutePath().normalize();
        Path aside = free(absolute.resolveSibling(
                absolute.getFileName() + ".damaged-" + STAMP.format(options.clock().instant())));
        try {
            // The write-ahead log may hold what the file itself lacks, and belongs to it by name.
            for (String suffix : new String[]{"-wal", "-shm", ""}) {
                Path part = Path.of(absolute + suffix);
                if (Files.exists(part)) {
                    Files.move(part, Path.of(aside + suffix));
                }
            }
        } catch (IOException e) {
            throw new WorkspaceException(Kind.READ_ONLY,
                    "%s could not be set aside; close other programs that use it, or choose another workspace."
                            .formatted(absolute),
                    e);
        }
        return open(absolute, options);
    }

    private static Path free(Path wanted) {
        Path path = wanted;
        for (int number = 2; Files.exists(path); number++) {
            path = Path.of(wanted + "-" + number);
        }
        return path;
    }

    Database database() {
        return database;
    }

    /// Where the workspace is, as an absolute path.
    public Path file() {
        return file;
    }

    /// The text being edited.
    public Drafts drafts() {
        return drafts;
    }

    /// Prompts with numbered versions.
    public Prompts prompts() {
        return prompts;
    }

    /// Names that stand for a version of a prompt.
    public Labels labels() {
        return labels;
    }

    /// Comparisons that were saved.
    public Experiments experiments() {
        return experiments;
    }

    /// What the person set.
    public Settings settings() {
        return settings;
    }

    /// Embeddings that were made.
    public Vectors vectors() {
        return vectors;
    }

    /// Words in everything saved.
    public Search search() {
        return search;
    }

    /// Care of the file itself.
    public Upkeep upkeep() {
        return upkeep;
    }

    /// Runs of prompts x models x cases, and the replies they paid for.
    public Matrices matrices() {
        return matrices;
    }

    /// Writes all of the workspace into a new, compact file. Works even after the file was moved, deleted
    /// or replaced while it was open.
    public void copyTo(Path target) throws WorkspaceException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            throw taken(absolute);
        }
        database.copyTo(absolute);
    }

    static WorkspaceException taken(Path file) {
        return new WorkspaceException(Kind.REFUSED, "%s exists already; choose another name.".formatted(file));
    }

    /// Waits for saves under way, then closes the file. Closing twice does nothing more.
    @Override
    public void close() {
        database.close();
    }
}
