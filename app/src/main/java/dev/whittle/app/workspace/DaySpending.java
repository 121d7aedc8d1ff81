package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What runs spent on a day, of this program and of others that have the workspace open. Only what is new is read each
/// time. Thread-safe.
final class DaySpending implements Spending.Elsewhere {
    // What a run keeps after it began is counted by the run itself.
    private static final String REPLIES = """
            SELECT id, usd FROM reply r WHERE id > ? AND at >= ? AND at < ? AND NOT (id > ? AND EXISTS (
              SELECT 1 FROM matrix_reply m WHERE m.reply = r.id AND m.paid = 1
                AND m.matrix = (SELECT seq FROM matrix WHERE id = ?))) ORDER BY id""";
    private static final String LOST = "SELECT id, usd FROM lost_call WHERE id > ? AND at >= ? AND at < ? "
            + "AND NOT (id > ? AND run IS ?) ORDER BY id";

    private final Database database;
    private final ZoneId zone;
    private final String run;
    private final Seen replies;
    private final Seen lost;
    private @Nullable LocalDate day;
    private BigDecimal sum = BigDecimal.ZERO;

    /// Rows of a table that were counted.
    private static final class Seen {
        private final long before;
        private long last;

        Seen(long before) {
            this.before = before;
        }
    }

    /// @param run id of the run that counts what it spends from now on itself; empty for none
    DaySpending(Database database, ZoneId zone, String run) throws WorkspaceException {
        this.database = database;
        this.zone = zone;
        this.run = run;
        replies = new Seen(newest("reply"));
        lost = new Seen(newest("lost_call"));
    }

    private long newest(String table) throws WorkspaceException {
        return database.read(handle -> handle.select("SELECT coalesce(max(id), 0) FROM " + table)
                .mapTo(Long.class).one());
    }

    @Override
    public synchronized BigDecimal spent(LocalDate wanted) throws StoreException {
        if (!wanted.equals(day)) {
            day = wanted;
            sum = BigDecimal.ZERO;
            replies.last = 0;
            lost.last = 0;
        }
        try {
            sum = sum.add(database.read(handle -> more(handle, REPLIES, replies, wanted)
                    .add(more(handle, LOST, lost, wanted))));
            return sum;
        } catch (WorkspaceException e) {
            throw new StoreException("What was spent today cannot be read, so nothing more is sent: " + e.getMessage(),
                    e);
        }
    }

    private BigDecimal more(Handle handle, String rows, Seen seen, LocalDate wanted) {
        return handle
                .select(rows, seen.last, wanted.atStartOfDay(zone).toInstant().toEpochMilli(),
                        wanted.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli(), seen.before, run)
                .map((row, _) -> {
                    seen.last = row.getLong("id");
                    String usd = row.getString("usd");
                    return usd == null ? BigDecimal.ZERO : new BigDecimal(usd);
                }).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
