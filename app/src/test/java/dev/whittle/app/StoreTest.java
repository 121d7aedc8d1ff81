package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.WorkspaceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final String NONSENSE = "this is no database, and it is longer than a header of one".repeat(40);

    @TempDir
    private Path folder;

    private Home home() {
        return new Home(folder.resolve("home"));
    }

    private void damage() throws Exception {
        Files.createDirectories(home().folder());
        Files.writeString(home().workspaceFile(), NONSENSE);
    }

    @Test
    void aFirstStartMakesTheHomeAndAWorkspace() throws Exception {
        try (Store store = Store.open(home())) {
            assertThat(store.failure()).isEmpty();
            assertThat(store.workspace().drafts().latest()).isEmpty();
        }
        assertThat(home().workspaceFile()).exists();
    }

    @Test
    void whatWasSavedIsThereAgain() throws Exception {
        try (Store store = Store.open(home())) {
            store.workspace().drafts().save(SampleProject.draft());
        }
        try (Store store = Store.open(home())) {
            assertThat(store.workspace().drafts().latest()).contains(SampleProject.draft());
        }
    }

    @Test
    void aDamagedWorkspaceIsAFailureWithOneSentenceAndStaysAsItIs() throws Exception {
        damage();
        try (Store store = Store.open(home())) {
            assertThat(store.failure()).get().extracting(Throwable::getMessage).asString()
                    .contains(home().workspaceFile().toString()).endsWith(".").doesNotContain("\n");
            assertThatThrownBy(store::workspace).isInstanceOf(WorkspaceException.class)
                    .isSameAs(store.failure().orElseThrow());
        }
        assertThat(home().workspaceFile()).hasContent(NONSENSE);
    }

    @Test
    void aWorkspaceThatIsOpenCanBeSetAsideToo() throws Exception {
        try (Store store = Store.open(home())) {
            store.workspace().drafts().save(SampleProject.draft());
            store.startFresh();
            assertThat(store.workspace().drafts().latest()).isEmpty();
        }
        try (Stream<Path> files = Files.list(home().folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).filteredOn(
                    name -> name.startsWith("workspace.db.damaged-")).hasSize(1);
        }
    }

    @Test
    void startingFreshKeepsTheOldFileByteForByte() throws Exception {
        damage();
        try (Store store = Store.open(home())) {
            store.startFresh();
            assertThat(store.failure()).isEmpty();
            store.workspace().drafts().save(SampleProject.draft());
            assertThat(store.workspace().drafts().latest()).contains(SampleProject.draft());
        }
        try (Stream<Path> files = Files.list(home().folder())) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith("workspace.db.damaged"))
                    .toList();
            assertThat(old).singleElement().satisfies(file -> assertThat(file).hasContent(NONSENSE));
        }
    }

    @Test
    void aCopyIsOpenedInThePlaceOfADamagedWorkspaceAndABadOneLeavesItAsItIs() throws Exception {
        Path backup = folder.resolve("backup.db");
        try (Store store = Store.open(home())) {
            store.workspace().drafts().save(SampleProject.draft());
            store.workspace().upkeep().backup(backup);
            assertThatThrownBy(() -> store.openCopy(Files.writeString(folder.resolve("bad.db"), NONSENSE)))
                    .isInstanceOf(WorkspaceException.class);
            assertThat(store.workspace().drafts().latest()).as("open as before").isPresent();
        }
        damage();
        try (Store store = Store.open(home())) {
            assertThat(store.failure()).isPresent();
            store.openCopy(backup);
            assertThat(store.failure()).isEmpty();
            assertThat(store.workspace().drafts().latest()).contains(SampleProject.draft());
        }
        try (Stream<Path> files = Files.list(home().folder())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("workspace.db.before-")))
                    .singleElement().satisfies(file -> assertThat(file).hasContent(NONSENSE));
        }
    }

    @Test
    void aHomeThatCannotBeMadeIsAFailureAndNoCrash() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        try (Store store = Store.open(new Home(file.resolve("home")))) {
            assertThat(store.failure()).get().extracting(Throwable::getMessage).asString().endsWith(".");
        }
    }
}
