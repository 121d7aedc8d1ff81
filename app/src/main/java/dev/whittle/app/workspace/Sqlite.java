package dev.whittle.app.workspace;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// How connections to the file are made.
///
/// @param busyTimeoutMillis how long to wait for another program's lock
/// @param maxPages most pages the file may grow to, 0 for no limit of ours
record Sqlite(Path file, int busyTimeoutMillis, LongSupplier maxPages) {
    /// Connections that write, and make the file if there is none.
    TrackedSource creating() {
        return at(new TrackedSource(writing()));
    }

    /// A connection that writes, and fails if there is no file: one that vanished must not come back empty.
    SQLiteDataSource existing() {
        SQLiteConfig config = writing();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return at(new SQLiteDataSource(config));
    }

    /// A connection that cannot change a byte of the file.
    SQLiteDataSource readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(busyTimeoutMillis);
        return at(new SQLiteDataSource(config));
    }

    private SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(busyTimeoutMillis);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL syncs the log at every commit: what is acknowledged survives a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // A transaction that starts by reading cannot wait for the lock when it comes to write.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        if (maxPages.getAsLong() > 0) {
            config.setMaxPageCount(Math.toIntExact(maxPages.getAsLong()));
        }
        return config;
    }

    private <T extends SQLiteDataSource> T at(T source) {
        // As a URI, because the driver takes a question mark in a plain path for the start of options.
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return source;
    }
}
