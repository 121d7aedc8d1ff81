package dev.whittle.app.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The open file: one thread that writes, two that read. They are platform threads because a call into
/// SQLite holds its thread, and would hold the carrier of a virtual one, for as long as it waits for a lock.
final class Database implements AutoCloseable {
    private static final int READERS = 2;
    private static final int MOST_WAITING = 64;

    interface Work<T> {
        T on(Handle handle) throws WorkspaceException;
    }

    private final Sqlite sqlite;
    private final FileIdentity identity;
    private final Semaphore room = new Semaphore(MOST_WAITING, true);
    private final ExecutorService writing = Executors.newSingleThreadExecutor(threads("workspace-writer"));
    private final ExecutorService reading = Executors.newFixedThreadPool(READERS, threads("workspace-reader"));
    private final BlockingQueue<Handle> idleReaders = new LinkedBlockingQueue<>();

    // Touched by the writing thread only, once the constructor is done.
    private @Nullable Handle writer;
    private @Nullable FileIdentity log;

    Database(Sqlite sqlite) throws WorkspaceException {
        this.sqlite = sqlite;
        this.identity = FileIdentity.of(sqlite.file());
        write(_ -> true);
    }

    /// Runs work in a transaction of its own. When this returns, all of it is on the disk; when it throws,
    /// none of it is.
    <T> T write(Work<T> work) throws WorkspaceException {
        return await(writing, () -> {
            try {
                Handle handle = writer();
                checkFiles();
                T result = handle.<T, WorkspaceException>inTransaction(work::on);
                checkFiles();
                return result;
            } catch (JdbiException e) {
                // A connection that failed may be left in any state, so the next save gets a new one.
                closeWriter(e);
                throw Failures.of(sqlite.file(), e);
            }
        });
    }

    /// Runs what may not run in a transaction, or would change nothing that is saved, where writes run.
    <T> T maintain(Work<T> work) throws WorkspaceException {
        return await(writing, () -> {
            try {
                Handle handle = writer();
                checkFiles();
                return work.on(handle);
            } catch (JdbiException e) {
                closeWriter(e);
                throw Failures.of(sqlite.file(), e);
            }
        });
    }

    <T> T read(Work<T> work) throws WorkspaceException {
        return await(reading, () -> {
            Handle handle = null;
            try {
                handle = idleReaders.poll();
                if (handle == null) {
                    handle = Jdbi.open(sqlite.readOnly());
                }
                T result = work.on(handle);
                idleReaders.add(handle);
                return result;
            } catch (JdbiException e) {
                close(handle, e);
                throw Failures.of(sqlite.file(), e);
            } catch (RuntimeException | WorkspaceException e) {
                close(handle, e);
                throw e;
            }
        });
    }

    /// Copies everything into a new file, even if the path of this one no longer leads to it.
    void copyTo(Path target) throws WorkspaceException {
        await(writing, () -> {
            try {
                writer().execute("VACUUM INTO ?", target.toString());
                try (FileChannel copy = FileChannel.open(target, StandardOpenOption.WRITE)) {
                    copy.force(true);
                }
                return true;
            } catch (JdbiException | IOException e) {
                throw Failures.of(target, e);
            }
        });
    }

    /// Waits for what was asked before, then closes the file. Closing twice does nothing more.
    @Override
    public void close() {
        writing.close();
        reading.close();
        idleReaders.forEach(Handle::close);
        idleReaders.clear();
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    private Handle writer() throws WorkspaceException {
        if (writer == null) {
            identity.check();
            Handle opened = Jdbi.open(sqlite.existing());
            // The write-ahead log comes into being with the first read.
            opened.createQuery("SELECT count(*) FROM sqlite_master").mapTo(Integer.class).one();
            log = FileIdentity.of(Path.of(sqlite.file() + "-wal"));
            writer = opened;
        }
        return writer;
    }

    private void checkFiles() throws WorkspaceException {
        identity.check();
        if (log != null) {
            log.check();
        }
    }

    private void closeWriter(Exception reason) {
        close(writer, reason);
        writer = null;
    }

    private static void close(@Nullable Handle handle, Exception reason) {
        try {
            if (handle != null) {
                handle.close();
            }
        } catch (JdbiException e) {
            reason.addSuppressed(e);
        }
    }

    /// Waits whatever happens: a save whose caller was interrupted is still a save, and must be reported.
    private <T> T await(ExecutorService executor, Callable<T> task) throws WorkspaceException {
        room.acquireUninterruptibly();
        boolean interrupted = false;
        try {
            Future<T> future = executor.submit(task);
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The workspace is closed.", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case WorkspaceException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            room.release();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // Daemons: a program that ends without closing the workspace has lost nothing and must not hang.
    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    }
}
