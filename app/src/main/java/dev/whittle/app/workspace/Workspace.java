package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// One SQLite file with everything a person keeps. Several windows and command lines may have it open at
/// once. Thread-safe; every method that takes or gives saved things blocks until the disk has answered,
/// and what it acknowledged survives a kill of the program and a power cut.
public final class Workspace implements AutoCloseable {
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
    private final Opinions opinions;
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
        opinions = new Opinions(database, clock);
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

    /// Opens a workspace that tells the time by a clock of the caller's.
    public static Workspace open(Path file, InstantSource clock) throws WorkspaceException {
        return open(file, new Options(clock, Options.DEFAULT.busyTimeout(), Options.DEFAULT.maxPages()));
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
            ReplyText.indexMissing(database);
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
        new Swap(absolute, options).setAside("damaged");
        return open(absolute, options);
    }

    /// Reads a copy of a workspace through, such as a backup or one of another machine, and puts a file like it beside
    /// the one it shall replace. The copy stays where and as it is; if it cannot be used, nothing changes.
    ///
    /// @param file the workspace it shall take the place of, which may be open
    /// @return what [#openPrepared] takes
    public static Path prepareCopy(Path copy, Path file) throws WorkspaceException {
        return new Swap(file.toAbsolutePath().normalize(), Options.DEFAULT)
                .prepare(copy.toAbsolutePath().normalize());
    }

    /// Opens what was prepared in the place of a file, which is set aside under a name with the time in it. The
    /// workspace of the file must be closed.
    public static Workspace openPrepared(Path prepared, Path file) throws WorkspaceException {
        Path absolute = file.toAbsolutePath().normalize();
        new Swap(absolute, Options.DEFAULT).replaceBy(prepared);
        return open(absolute, Options.DEFAULT);
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

    /// What people said about the answers of experiments.
    public Opinions opinions() {
        return opinions;
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
