package dev.whittle.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;

/// Writes of many threads, as many as wait in one transaction: the disk is waited for once for all of them.
final class GroupCommit<T> {
    interface Batch<T> {
        void write(Handle handle, List<T> entries) throws WorkspaceException;
    }

    private record Entry<T>(T value, CompletableFuture<Boolean> done) {}

    private final Database database;
    private final Batch<T> batch;
    private List<Entry<T>> waiting = new ArrayList<>();
    private boolean writing;

    GroupCommit(Database database, Batch<T> batch) {
        this.database = database;
        this.batch = batch;
    }

    /// Returns when the value is on the disk.
    void write(T value) throws WorkspaceException {
        Entry<T> mine = new Entry<>(value, new CompletableFuture<>());
        boolean first;
        synchronized (this) {
            waiting.add(mine);
            first = !writing;
            writing = true;
        }
        if (first) {
            writeAll();
        }
        try {
            mine.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WorkspaceException cause) {
                throw cause;
            }
            throw e;
        }
    }

    // Whoever comes while another writes is written by that one, in its next transaction.
    private void writeAll() {
        while (true) {
            List<Entry<T>> entries;
            synchronized (this) {
                if (waiting.isEmpty()) {
                    writing = false;
                    return;
                }
                entries = waiting;
                waiting = new ArrayList<>();
            }
            try {
                database.write(handle -> {
                    batch.write(handle, entries.stream().map(Entry::value).toList());
                    return true;
                });
                entries.forEach(entry -> entry.done().complete(true));
            } catch (WorkspaceException | RuntimeException | Error e) {
                entries.forEach(entry -> entry.done().completeExceptionally(e));
            }
        }
    }
}
