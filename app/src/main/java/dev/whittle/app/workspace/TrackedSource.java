package dev.whittle.app.workspace;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// Connections that are closed whatever becomes of them: Flyway leaves some open after a failed migration,
/// and an open file cannot be set aside on every system.
final class TrackedSource extends SQLiteDataSource implements AutoCloseable {
    private final Deque<SQLiteConnection> opened = new ArrayDeque<>();

    TrackedSource(SQLiteConfig config) {
        super(config);
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        SQLiteConnection connection = super.getConnection(user, password);
        opened.push(connection);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
