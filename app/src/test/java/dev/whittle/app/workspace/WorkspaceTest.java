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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    @TempDir
    private Path folder;

    @Test
    void aNewWorkspaceIsEmptyAndOneFile() throws Exception {
        Path file = folder.resolve("w.sqlite");
        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.drafts().latest()).isEmpty();
            assertThat(workspace.prompts().names()).isEmpty();
            assertThat(workspace.experiments().list("", 10)).isEmpty();
            assertThat(workspace.settings().get(Settings.APPEARANCE)).isEqualTo(Appearance.DEFAULT);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsAcknowledgedIsSyncedToTheDisk() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            Database database = workspace.database();
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).as("2 is FULL").isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "busy_timeout")).isEqualTo("5000");
        }
    }

    private static String pragma(Database database, String name) throws WorkspaceException {
        return database.write(handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    @Test
    void aPathMayHoldAnything() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("Ünï ço?de %41 #1 & 'so'"))
                .resolve("my work?mode=memory.sqlite");
        try (Workspace workspace = Workspace.open(odd)) {
            workspace.drafts().save(Fixture.draft("hello"));
        }
        assertThat(odd).exists();
        try (Workspace workspace = Workspace.open(odd)) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
        }
    }

    @Test
    void twoWindowsOnOneFileSeeEachOthersSaves() throws Exception {
        Path file = folder.resolve("w.sqlite");
        try (Workspace one = Workspace.open(file); Workspace two = Workspace.open(file)) {
            one.drafts().save(Fixture.draft("from one"));
            assertThat(two.drafts().latest()).contains(Fixture.draft("from one"));
            two.drafts().save(Fixture.draft("from two"));
            assertThat(one.drafts().latest()).contains(Fixture.draft("from two"));
        }
    }

    @Test
    void manyThreadsOfTwoWindowsSaveAtOnceAndEveryVersionGetsItsOwnNumber() throws Exception {
        Path file = folder.resolve("w.sqlite");
        try (Workspace one = Workspace.open(file);
                Workspace two = Workspace.open(file);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PromptVersion>> saves = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Workspace workspace = i % 2 == 0 ? one : two;
                Prompt prompt = Prompt.of(Message.user("text " + i));
                saves.add(threads.submit(() -> workspace.prompts().save("p", prompt, "")));
            }
            List<Integer> numbers = new ArrayList<>();
            for (Future<PromptVersion> save : saves) {
                numbers.add(save.get().number());
            }
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    @RepeatedTest(5)
    void severalProgramsMayMakeTheSameNewFileAtOnce() throws Exception {
        Path file = folder.resolve("w.sqlite");
        CyclicBarrier start = new CyclicBarrier(4);
        // Programs do not share carriers: a virtual thread that waits in SQLite would keep the one that holds the lock
        // from running.
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opened.add(threads.submit(() -> {
                    start.await();
                    try (Workspace workspace = Workspace.open(file)) {
                        return workspace.experiments().list("", 1).isEmpty();
                    }
                }));
            }
            for (Future<Boolean> each : opened) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void anInterruptedSaveIsStillSavedAndTheThreadStaysInterrupted() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            Thread.currentThread().interrupt();
            workspace.drafts().save(Fixture.draft("typed while closing"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("typed while closing"));
        }
    }

    @Test
    void aCopyOpensElsewhereWithEverythingInIt() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("elsewhere")).resolve("copy.sqlite");
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            workspace.drafts().save(Fixture.draft("hello"));
            workspace.experiments()
                    .save(Fixture.experiment("First", "text", Fixture.NOW, Fixture.finished("yes", "0.1")));
            workspace.copyTo(copy);
            assertThatThrownBy(() -> workspace.copyTo(copy)).isInstanceOf(WorkspaceException.class)
                    .hasMessage(copy + " exists already; choose another name.");
        }
        try (Workspace workspace = Workspace.open(copy)) {
            assertThat(workspace.drafts().latest()).contains(Fixture.draft("hello"));
            assertThat(workspace.experiments().list("yes", 10)).hasSize(1);
        }
    }

    @Test
    void aClosedWorkspaceRefusesWorkAndClosesTwice() throws Exception {
        Workspace workspace = Workspace.open(folder.resolve("w.sqlite"));
        workspace.close();
        workspace.close();

        assertThatThrownBy(() -> workspace.drafts().latest()).isInstanceOf(IllegalStateException.class)
                .hasMessage("The workspace is closed.");
    }

    @Test
    void kindsAndSentencesTravelToTheCaller() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            assertThatThrownBy(() -> workspace.prompts().save("  ", Prompt.EMPTY, ""))
                    .isInstanceOfSatisfying(WorkspaceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
                    .hasMessage("The prompt has no name; give it one, then save it again.");
        }
    }
}
