package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpkeepTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("w.sqlite");
        workspace = Workspace.open(file);
        workspace.drafts().save(Fixture.draft("hello"));
        workspace.prompts().save("Triage", Prompt.of(Message.user("one")), "");
        workspace.prompts().save("Triage", Prompt.of(Message.user("two")), "");
        workspace.labels().move("production", new VersionRef("Triage", 1));
        workspace.experiments().save(Fixture.experiment("First", "text", Fixture.NOW, Fixture.finished("yes", "0.1")));
        workspace.vectors().put(Map.of("ab".repeat(32), List.of(new float[]{1, 0})));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aReportCountsWhatThereIs() throws Exception {
        WorkspaceReport report = workspace.upkeep().report();
        assertThat(report.file()).isEqualTo(file);
        assertThat(report.bytes()).isEqualTo(Files.size(file));
        assertThat(List.of(report.prompts(), report.versions(), report.labels(), report.experiments(),
                report.deletedExperiments(), report.earlierTexts())).containsExactly(1, 2, 1, 1, 0, 1);
        assertThat(report.embeddingBytes()).as("4 bytes, then 2 a number").isEqualTo(8);
    }

    @Test
    void aBackupMadeWhileOthersSaveIsAWholeWorkspaceOnItsOwn() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("other machine"));
        Path copy = elsewhere.resolve("workspace.db");
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Workspace second = Workspace.open(file)) {
            Future<Integer> saving = threads.submit(() -> {
                int last = 0;
                for (int i = 0; i < 100; i++) {
                    last = second.prompts().save("busy", Prompt.of(Message.user("text " + i)), "").number();
                }
                return last;
            });
            WorkspaceReport report = workspace.upkeep().backup(copy);
            assertThat(saving.get()).isEqualTo(100);
            assertThat(report.file()).isEqualTo(copy);
            assertThat(report.versions()).isBetween(2, 102);
        }
        try (var files = Files.list(elsewhere)) {
            assertThat(files).as("nothing beside it").containsExactly(copy);
        }
        try (Workspace opened = Workspace.open(copy)) {
            assertThat(opened.drafts().latest()).contains(Fixture.draft("hello"));
            assertThat(opened.labels().version("Triage", "production").number()).isEqualTo(1);
            assertThat(opened.search().find("yes", 5, Fixture.COMPARISON)).hasSize(1);
            assertThat(opened.upkeep().check()).isEmpty();
        }
    }

    @Test
    void aBackupNeverReplacesAFileAndLeavesNothingWhereItFails() throws Exception {
        Path copy = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> workspace.upkeep().backup(copy))
                .hasMessage(copy + " exists already; choose another name.");
        assertThat(copy).hasContent("mine");
        Path lost = folder.resolve("no/such/folder.db");
        assertThatThrownBy(() -> workspace.upkeep().backup(lost)).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.MISSING))
                .hasMessageContaining("check that its folder exists and may be written.");
    }

    @Test
    void aCopyTakesThePlaceOfTheFileWhichIsSetAsideWhole() throws Exception {
        Path backup = folder.resolve("backup.db");
        workspace.upkeep().backup(backup);
        byte[] before = Files.readAllBytes(backup);
        workspace.drafts().save(Fixture.draft("after the backup"));

        Path prepared = Workspace.prepareCopy(backup, file);
        workspace.close();
        workspace = Workspace.openPrepared(prepared, file);

        assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
        assertThat(backup).as("someone's copy is not touched").hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            Path aside = files.filter(one -> one.getFileName().toString().startsWith("w.sqlite.before-")).findFirst()
                    .orElseThrow();
            try (Workspace old = Workspace.open(aside)) {
                assertThat(old.drafts().latest()).contains(Fixture.draft("after the backup"));
            }
        }
    }

    @Test
    void aCopyThatCannotBeUsedIsRefusedByItsOwnNameAndChangesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "Dear diary, this is no database. ".repeat(50));
        assertThatThrownBy(() -> Workspace.prepareCopy(text, file)).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT)).hasMessageStartingWith(text + " is not a database;");
        Path foreign = folder.resolve("foreign.db");
        Fixture.sql(foreign, "CREATE TABLE moz_places (url TEXT)");
        assertThatThrownBy(() -> Workspace.prepareCopy(foreign, file))
                .hasMessageStartingWith(foreign + " is the database of another program;");
        Path bad = folder.resolve("bad.db");
        workspace.upkeep().backup(bad);
        Fixture.sql(bad, "UPDATE draft SET body = 'nonsense'");
        assertThatThrownBy(() -> Workspace.prepareCopy(bad, file)).hasMessage(bad
                + " is damaged and was not opened (The saved draft cannot be understood; open an older revision, or "
                + "update Whittle); choose another copy.");
        assertThatThrownBy(() -> Workspace.prepareCopy(file, file))
                .hasMessage(file + " is the workspace that is open; choose a copy.");
        assertThatThrownBy(() -> Workspace.prepareCopy(folder, file))
                .hasMessageEndingWith("choose a copy of a workspace.");

        assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(one -> one.getFileName().toString())).noneMatch(name -> name.contains("taking"));
        }
    }

    @Test
    void compactingFreesWhatIsUnusedAndKeepsTheRest() throws Exception {
        workspace.drafts().save(Fixture.draft("large ".repeat(100_000)));
        for (int i = 0; i < 3 * Retention.MOST; i++) {
            workspace.drafts().save(Fixture.draft("small " + i));
        }
        workspace.database().write(handle -> handle.execute("DELETE FROM draft WHERE chars > 100000"));
        long unused = workspace.upkeep().report().unusedBytes();
        assertThat(unused).isGreaterThan(500_000);

        assertThat(workspace.upkeep().compact()).isGreaterThanOrEqualTo(unused);

        assertThat(workspace.upkeep().report().unusedBytes()).isZero();
        assertThat(workspace.prompts().versions("Triage")).hasSize(2);
        assertThat(workspace.search().find("yes", 5, Fixture.COMPARISON)).hasSize(1);
        assertThat(workspace.upkeep().check()).isEmpty();
    }

    @Test
    void aCheckNamesEverythingThatIsWrong() throws Exception {
        assertThat(workspace.upkeep().check()).isEmpty();
        Fixture.sql(file, "UPDATE draft SET body = 'nonsense'", "PRAGMA foreign_keys = OFF",
                "UPDATE version_label SET number = 9");

        List<String> faults = new ArrayList<>(workspace.upkeep().check());

        assertThat(faults).containsExactlyInAnyOrder(
                "The saved draft cannot be understood; open an older revision, or update Whittle.",
                "Rows of the table version_label refer to others that are gone.");
    }
}
