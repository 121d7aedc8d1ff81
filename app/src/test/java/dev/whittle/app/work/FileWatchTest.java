package dev.whittle.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The system may tell of one change twice, so what is waited for is that a change is told at all.
@Timeout(60)
final class FileWatchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    // On Linux a watch is there once its folder exists: it is registered by the job that makes the folder.
    private void untilTold(Path file, String content) throws Exception {
        String last = null;
        while (last == null) {
            Path beside = Files.writeString(folder.resolve("new.tmp"), content);
            Files.createDirectories(file.getParent());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            last = told.poll(1, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFileThatIsReplacedIsToldAgainAndAgain() throws Exception {
        Path file = folder.resolve("home/prices.json");
        try (Threads threads = new Threads(Runnable::run)) {
            FileWatch.start(file, threads, () -> told.add("changed"), cause -> told.add("failed: " + cause));
            untilTold(file, "one");
            untilTold(file, "two");
            Files.delete(file);
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("changed");
        }
        assertThat(told).allMatch("changed"::equals);
    }
}
