package dev.whittle.app.work;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.function.Consumer;

/// Tells when a file is written, replaced or removed, by whomever. The system wakes it up; several changes in a moment
/// may be told as one.
public final class FileWatch {
    private final String name;
    private final WatchService service;
    private final Background background;
    private final Runnable changed;
    private final Consumer<? super Throwable> failed;

    private FileWatch(String name, WatchService service, Background background, Runnable changed,
            Consumer<? super Throwable> failed) {
        this.name = name;
        this.service = service;
        this.background = background;
        this.changed = changed;
        this.failed = failed;
    }

    /// Watches until the background is closed.
    ///
    /// @param file need not be there yet
    /// @param changed called on the window's thread
    public static void start(
            Path file, Background background, Runnable changed, Consumer<? super Throwable> failed) {
        background.start(() -> watch(file.toAbsolutePath(), background, changed, failed), FileWatch::next, failed);
    }

    private static FileWatch watch(
            Path file, Background background, Runnable changed, Consumer<? super Throwable> failed)
            throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        WatchService service = folder.getFileSystem().newWatchService();
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        return new FileWatch(String.valueOf(file.getFileName()), service, background, changed, failed);
    }

    private void next() {
        background.start(this::await, there -> {
            if (there) {
                changed.run();
                next();
            }
        }, failed);
    }

    // False once the folder is gone.
    private boolean await() throws InterruptedException, IOException {
        boolean watched = true;
        try {
            while (watched) {
                WatchKey key = service.take();
                boolean touched = key.pollEvents().stream().anyMatch(this::isOurs);
                watched = key.reset();
                if (touched) {
                    return true;
                }
            }
            service.close();
            return false;
        } catch (InterruptedException e) {
            service.close();
            throw e;
        } catch (ClosedWatchServiceException _) {
            return false;
        }
    }

    private boolean isOurs(WatchEvent<?> event) {
        return event.kind().equals(StandardWatchEventKinds.OVERFLOW)
                || name.equals(String.valueOf(event.context()));
    }
}
