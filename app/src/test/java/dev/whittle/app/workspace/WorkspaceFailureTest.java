package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceFailureTest {
    @TempDir
    private Path folder;
    private Path file;

    WorkspaceFailureTest() {
        file = Path.of("");
    }

    @BeforeEach
    void name() {
        file = folder.resolve("w.sqlite");
    }

    private static void fails(Kind kind, String sentence, ThrowingCallable call) {
        WorkspaceException failure = catchThrowableOfType(WorkspaceException.class, call);
        assertThat(failure).hasMessage(sentence);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    private static Workspace.Options impatient(AtomicLong maxPages) {
        return new Workspace.Options(InstantSource.fixed(Fixture.NOW), Duration.ofMillis(50), maxPages::get);
    }

    private void fill() throws WorkspaceException {
        try (Workspace workspace = Workspace.open(file)) {
            for (int i = 0; i < 40; i++) {
                workspace.drafts().save(Fixture.draft("a draft of some length ".repeat(300) + i));
            }
        }
    }

    @Test
    void aLockedFileIsNotWaitedForForeverAndTheNextSaveWorks() throws Exception {
        try (Workspace workspace = Workspace.open(file, impatient(new AtomicLong()))) {
            workspace.drafts().save(Fixture.draft("one"));
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                fails(Kind.LOCKED,
                        "Another program keeps " + file + " locked; close it or wait a moment, then try again.",
                        () -> workspace.drafts().save(Fixture.draft("two")));
                assertThat(workspace.drafts().latest()).as("reading goes on").contains(Fixture.draft("one"));
                statement.execute("ROLLBACK");
            }
            workspace.drafts().save(Fixture.draft("three"));
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("three"));
        }
    }

    @Test
    void aFileThatIsLockedWhenOpenedGetsItsSentence() throws Exception {
        fill();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            fails(Kind.LOCKED, "Another program keeps " + file + " locked; close it or wait a moment, then try again.",
                    () -> Workspace.open(file, impatient(new AtomicLong())));
        }
    }

    @Test
    void aFullDiskLosesNothingAndTheNextSaveWorksOnceThereIsRoom() throws Exception {
        AtomicLong maxPages = new AtomicLong(60);
        try (Workspace workspace = Workspace.open(file, impatient(maxPages))) {
            workspace.drafts().save(Fixture.draft("small"));
            fails(Kind.FULL, "The disk that holds " + file + " is full; free some space, then try again.",
                    () -> workspace.drafts().save(Fixture.draft("large ".repeat(100_000))));
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("small"));

            maxPages.set(100_000);
            workspace.drafts().save(Fixture.draft("large ".repeat(100_000)));
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("large ".repeat(100_000)));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndSetAsideUntouched() throws Exception {
        byte[] text = "Dear diary, this is not a database.\n".repeat(200)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file, text);
        fails(Kind.CORRUPT, file + " is not a database; start a new workspace, which sets this file aside untouched.",
                () -> Workspace.open(file));
        assertThat(file).hasBinaryContent(text);

        try (Workspace workspace = Workspace.openFresh(file, impatient(new AtomicLong()))) {
            workspace.drafts().save(Fixture.draft("new"));
        }
        assertThat(folder.resolve("w.sqlite.damaged-20261121-120000")).hasBinaryContent(text);
        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("new"));
        }
    }

    @Test
    void settingAsideTwiceInASecondKeepsBothFiles() throws Exception {
        Files.writeString(file, "first bad file");
        Workspace.openFresh(file, impatient(new AtomicLong())).close();
        Files.writeString(file, "second bad file");
        Workspace.openFresh(file, impatient(new AtomicLong())).close();

        assertThat(folder.resolve("w.sqlite.damaged-20261121-120000")).hasContent("first bad file");
        assertThat(folder.resolve("w.sqlite.damaged-20261121-120000-2")).hasContent("second bad file");
    }

    @Test
    void damagedPagesAreFoundOnOpeningAndNotTouched() throws Exception {
        fill();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 20 * 4096, (byte) 0x5a);
        Files.write(file, bytes);

        fails(Kind.CORRUPT, file + " is damaged; start a new workspace, which sets this file aside untouched.",
                () -> Workspace.open(file));
        assertThat(file).hasBinaryContent(bytes);
        Workspace.openFresh(file, impatient(new AtomicLong())).close();
        assertThat(folder.resolve("w.sqlite.damaged-20261121-120000")).hasBinaryContent(bytes);
    }

    @Test
    void aHalfFileIsDamaged() throws Exception {
        fill();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        fails(Kind.CORRUPT, file + " is damaged; start a new workspace, which sets this file aside untouched.",
                () -> Workspace.open(file));
    }

    @Test
    void anEmptyFileBecomesAWorkspace() throws Exception {
        Files.createFile(file);
        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.drafts().latest()).isEmpty();
        }
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndNotTouched() throws Exception {
        Fixture.sql(file, "CREATE TABLE moz_places (url TEXT)");
        byte[] before = Files.readAllBytes(file);

        fails(Kind.FOREIGN, file + " is the database of another program; choose another workspace.",
                () -> Workspace.open(file));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aNewerWhittlesFileIsRefused() throws Exception {
        fill();
        Fixture.sql(file, "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 0, "
                + "installed_by, installed_on, 1, 1 FROM flyway_schema_history LIMIT 1");

        fails(Kind.NEWER, file
                + " was written by a newer Whittle (schema 99); update Whittle, or choose another workspace.",
                () -> Workspace.open(file));
    }

    @Test
    void aMissingFolderAndAFolderInPlaceOfTheFileGetTheirSentences() {
        Path lost = folder.resolve("no/such/w.sqlite");
        fails(Kind.MISSING,
                "The folder " + lost.getParent() + " does not exist; create it, or choose another workspace.",
                () -> Workspace.open(lost));
        fails(Kind.MISSING, folder + " is a folder; choose a file.", () -> Workspace.open(folder));
    }

    @Test
    void aFileMovedAwayUnderneathIsNoticedAndTheNextSaveWorksWhenItIsBack() throws Exception {
        Path away = folder.resolve("away.sqlite");
        try (Workspace workspace = Workspace.open(file)) {
            workspace.drafts().save(Fixture.draft("one"));
            Files.move(file, away);
            fails(Kind.REMOVED, removed(file), () -> workspace.drafts().save(Fixture.draft("two")));
            Files.move(away, file);
            workspace.drafts().save(Fixture.draft("three"));
        }
        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("three"));
        }
    }

    @Test
    void aDeletedFileCanStillBeCopiedElsewhere() throws Exception {
        Path copy = folder.resolve("rescued.sqlite");
        try (Workspace workspace = Workspace.open(file)) {
            workspace.drafts().save(Fixture.draft("one"));
            Files.delete(file);
            fails(Kind.REMOVED, removed(file), () -> workspace.drafts().save(Fixture.draft("two")));
            workspace.copyTo(copy);
        }
        try (Workspace workspace = Workspace.open(copy)) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("one"));
        }
    }

    @Test
    void aReplacedFileIsNeverWrittenInto() throws Exception {
        Path other = folder.resolve("other.sqlite");
        try (Workspace workspace = Workspace.open(other)) {
            workspace.drafts().save(Fixture.draft("theirs"));
        }
        byte[] theirs = Files.readAllBytes(other);
        try (Workspace workspace = Workspace.open(file)) {
            workspace.drafts().save(Fixture.draft("mine"));
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            fails(Kind.REMOVED, removed(file), () -> workspace.drafts().save(Fixture.draft("two")));
        }
        assertThat(file).hasBinaryContent(theirs);
    }

    @Test
    void aDeletedLogIsNoticedBecauseWhatIsInItWouldBeLost() throws Exception {
        try (Workspace workspace = Workspace.open(file)) {
            workspace.drafts().save(Fixture.draft("one"));
            Path log = Path.of(file + "-wal");
            Files.delete(log);
            fails(Kind.REMOVED, removed(log), () -> workspace.drafts().save(Fixture.draft("two")));
        }
    }

    private static String removed(Path path) {
        return path + " was moved, deleted or replaced while Whittle was running; put it back, or save a copy of the "
                + "workspace elsewhere.";
    }

    @Test
    void somethingSavedThatCannotBeUnderstoodIsSaidAndNotGuessed() throws Exception {
        fill();
        Fixture.sql(file, "UPDATE draft SET body = '{\"format\":2}' WHERE id = (SELECT max(id) FROM draft)",
                "INSERT INTO setting VALUES ('appearance', '{\"theme\":\"PINK\",\"fontSize\":12}')");
        try (Workspace workspace = Workspace.open(file)) {
            fails(Kind.UNREADABLE, "The saved draft cannot be understood; open an older revision, or update Whittle.",
                    () -> workspace.drafts().latest());
            assertThat(workspace.drafts().revision(workspace.drafts().revisions().get(1).id())).isPresent();
            fails(Kind.UNREADABLE,
                    "The setting \"appearance\" cannot be understood; set it again in Settings, or update Whittle.",
                    () -> workspace.settings().get(Settings.APPEARANCE));
        }
    }
}
