package dev.whittle.app.workspace;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.Observed;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The replies of one run, and those of earlier ones while they are not too old. What is kept survives a kill of the
/// program and a power cut.
public final class Replies implements ReplyStore {
    private static final int LOOKED_AT = 200;
    private static final int PAID = 1;

    private static final String NEWEST = """
            FROM reply WHERE id IN (SELECT max(id) FROM reply
              WHERE reusable = 1 AND at >= ? AND key IN (SELECT unhex(value) FROM json_each(?)) GROUP BY key)""";

    private record Entry(String key, Target target, KeptReply reply) {}

    private record Row(String key, String body, boolean ofThisRun) {}

    private final Database database;
    private final InstantSource clock;
    private final @Nullable UUID run;
    private final boolean refresh;
    private final GroupCommit<Entry> commit;

    /// @param run whose replies are kept, or null for a look only
    Replies(Database database, InstantSource clock, @Nullable UUID run, boolean refresh) {
        this.database = database;
        this.clock = clock;
        this.run = run;
        this.refresh = refresh;
        commit = new GroupCommit<>(database, this::insert);
    }

    @Override
    public Map<String, Known> find(Collection<String> keys) throws StoreException {
        String wanted = JsonMapper.shared().writeValueAsString(keys);
        try {
            Map<String, Known> known = new HashMap<>();
            for (Row row : database.read(handle -> own(handle, wanted))) {
                known.put(row.key(), new Known(KeptReply.fromJson(row.body()), row.ofThisRun()));
            }
            if (!refresh && known.size() < keys.size()) {
                List<Row> earlier = database.read(handle -> earlier(handle, wanted));
                for (Row row : earlier) {
                    known.putIfAbsent(row.key(), new Known(KeptReply.fromJson(row.body()), false));
                }
                if (run != null && !earlier.isEmpty()) {
                    String used = JsonMapper.shared().writeValueAsString(earlier.stream().map(Row::key).toList());
                    database.write(handle -> refer(handle, used));
                }
            }
            return known;
        } catch (WorkspaceException | IllegalArgumentException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Row> own(Handle handle, String wanted) {
        return run == null
                ? List.of()
                : handle.select("""
                        SELECT lower(hex(m.key)) AS k, r.body AS body, m.paid AS paid
                        FROM matrix_reply m JOIN reply r ON r.id = m.reply
                        WHERE m.matrix = (SELECT seq FROM matrix WHERE id = ?)
                          AND m.key IN (SELECT unhex(value) FROM json_each(?))""", run.toString(), wanted)
                        .map((row, _) -> new Row(row.getString("k"), row.getString("body"),
                                row.getInt("paid") == PAID))
                        .list();
    }

    private List<Row> earlier(Handle handle, String wanted) {
        return handle.select("SELECT lower(hex(key)) AS k, body " + NEWEST, oldest(), wanted)
                .map((row, _) -> new Row(row.getString("k"), row.getString("body"), false)).list();
    }

    private int refer(Handle handle, String used) {
        return handle.execute("INSERT OR IGNORE INTO matrix_reply (matrix, key, reply, paid) "
                + "SELECT (SELECT seq FROM matrix WHERE id = ?), key, id, 0 " + NEWEST, String.valueOf(run), oldest(),
                used);
    }

    private long oldest() {
        return clock.instant().minus(Matrices.LIFETIME).toEpochMilli();
    }

    @Override
    public void keep(String key, Target target, KeptReply reply) throws StoreException {
        try {
            commit.write(new Entry(key, target, reply));
        } catch (WorkspaceException e) {
            throw new StoreException(
                    "A reply that was paid for could not be kept, so the run was stopped: " + e.getMessage(), e);
        }
    }

    @Override
    public void lost(BigDecimal usd) throws StoreException {
        try {
            database.write(handle -> handle.execute("INSERT INTO lost_call (at, run, usd) VALUES (?, ?, ?)",
                    clock.millis(), run == null ? null : run.toString(), usd.toPlainString()));
        } catch (WorkspaceException e) {
            throw new StoreException(
                    "What a reply may have cost that broke off could not be kept, so the run was stopped: "
                            + e.getMessage(),
                    e);
        }
    }

    private void insert(Handle handle, List<Entry> entries) {
        PreparedBatch replies = handle.prepareBatch("INSERT INTO reply "
                + "(key, at, target, reusable, usd, output_tokens, total_ms, body) VALUES (?,?,?,?,?,?,?,?)");
        PreparedBatch references = handle.prepareBatch("INSERT OR REPLACE INTO matrix_reply (matrix, key, reply, paid) "
                + "SELECT (SELECT seq FROM matrix WHERE id = ?), key, id, " + PAID
                + " FROM reply WHERE id = (SELECT max(id) FROM reply WHERE key = ?)");
        for (Entry entry : entries) {
            byte[] key = HexFormat.of().parseHex(entry.key());
            var reply = entry.reply().outcome().reply();
            replies.add(key, clock.millis(), target(entry.target()), entry.reply().reusable(),
                    entry.reply().outcome().cost() instanceof Cost.Priced priced ? priced.usd().toPlainString() : null,
                    reply.usage() == null ? null : reply.usage().output(), reply.total().toMillis(),
                    entry.reply().toJson());
            references.add(String.valueOf(run), key);
        }
        replies.execute();
        entries.forEach(entry -> ReplyText.split(handle, HexFormat.of().parseHex(entry.key()),
                entry.reply().outcome().reply().text()));
        if (run != null) {
            references.execute();
        }
    }

    @Override
    public Optional<Observed> observed(Target target) throws StoreException {
        record Past(@Nullable Long output, long millis) {}
        try {
            List<Past> past = database.read(handle -> handle
                    .select("SELECT output_tokens, total_ms FROM reply WHERE target = ? ORDER BY id DESC LIMIT ?",
                            target(target), LOOKED_AT)
                    .map((row, _) -> new Past(row.getObject("output_tokens", Long.class),
                            row.getLong("total_ms")))
                    .list());
            List<Long> outputs = past.stream().map(Past::output).filter(Objects::nonNull).sorted().toList();
            List<Long> times = past.stream().map(Past::millis).sorted().toList();
            return outputs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Observed(past.size(), outputs.get(outputs.size() / 10),
                            outputs.get(outputs.size() - 1 - outputs.size() / 10),
                            Duration.ofMillis(times.get(times.size() / 2))));
        } catch (WorkspaceException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String target(Target target) {
        return target.host() + " " + target.model();
    }
}
