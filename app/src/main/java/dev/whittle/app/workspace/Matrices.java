package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Spending;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Runs of prompts x models x cases: their inputs, which never change, and the replies they paid for.
public final class Matrices {
    /// How old a reply of an earlier run may be to be used again.
    public static final Duration LIFETIME = Duration.ofDays(14);

    private final Database database;
    private final InstantSource clock;

    Matrices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Saves the inputs of a run that is about to start.
    ///
    /// @param body a JSON object; refused if it holds what looks like an API key
    public SavedMatrix start(String name, String body) throws WorkspaceException {
        SavedMatrix run = new SavedMatrix(UUID.randomUUID(), name, Instant.ofEpochMilli(clock.millis()), body);
        database.write(handle -> {
            long seq = handle.createUpdate("INSERT INTO matrix (id, name, created_at, body) VALUES (?, ?, ?, ?)")
                    .bind(0, run.id().toString()).bind(1, name).bind(2, run.createdAt().toEpochMilli()).bind(3, body)
                    .executeAndReturnGeneratedKeys().mapTo(Long.class).one();
            MatrixText.of(body).index(handle, seq, name);
            return true;
        });
        return run;
    }

    /// The run that was started last.
    public Optional<SavedMatrix> latest() throws WorkspaceException {
        Optional<String> id = database.read(handle -> handle
                .select("SELECT id FROM matrix ORDER BY seq DESC LIMIT 1").mapTo(String.class).findOne());
        return id.isEmpty() ? Optional.empty() : get(UUID.fromString(id.get()));
    }

    /// The runs that are kept, newest first.
    public List<MatrixSummary> list() throws WorkspaceException {
        return database.read(handle -> {
            Map<Long, BigDecimal> paid = new HashMap<>();
            Map<Long, Integer> unpriced = new HashMap<>();
            handle.select("SELECT m.matrix AS matrix, r.usd AS usd FROM matrix_reply m JOIN reply r ON r.id = m.reply "
                    + "WHERE m.paid = 1").map((row, _) -> {
                        String usd = row.getString("usd");
                        if (usd == null) {
                            unpriced.merge(row.getLong("matrix"), 1, Integer::sum);
                        } else {
                            paid.merge(row.getLong("matrix"), new BigDecimal(usd), BigDecimal::add);
                        }
                        return true;
                    }).list();
            return handle.select("""
                    SELECT seq, id, name, created_at,
                      CASE WHEN json_valid(body) THEN json_array_length(body, '$.columns') ELSE 0 END AS columns,
                      CASE WHEN json_valid(body) THEN json_array_length(body, '$.cases') ELSE 0 END AS cases,
                      CASE WHEN json_valid(body) THEN coalesce(json_extract(body, '$.repeats'), 1) ELSE 0 END AS repeats,
                      (SELECT count(*) FROM matrix_reply WHERE matrix = seq) AS replies,
                      (SELECT count(*) FROM matrix_rating WHERE matrix = seq) AS rated
                    FROM matrix ORDER BY seq DESC""")
                    .map((row, _) -> new MatrixSummary(UUID.fromString(row.getString("id")), row.getString("name"),
                            Instant.ofEpochMilli(row.getLong("created_at")), row.getInt("columns"),
                            row.getInt("cases"), row.getInt("repeats"), row.getInt("replies"), row.getInt("rated"),
                            paid.getOrDefault(row.getLong("seq"), BigDecimal.ZERO),
                            unpriced.getOrDefault(row.getLong("seq"), 0)))
                    .list();
        });
    }

    /// Deletes a run with its ratings. Its replies stay as long as others may use them, and what they cost stays spent.
    ///
    /// @return whether there was such a run
    public boolean delete(UUID id) throws WorkspaceException {
        return database.write(handle -> {
            boolean there = handle.execute("DELETE FROM matrix WHERE id = ?", id.toString()) > 0;
            handle.execute("DELETE FROM reply WHERE at < ? AND NOT EXISTS "
                    + "(SELECT 1 FROM matrix_reply WHERE matrix_reply.reply = reply.id)",
                    clock.instant().minus(LIFETIME).toEpochMilli());
            return there;
        });
    }

    /// What people said of a run's answers, by cell.
    public Map<Integer, Rating> ratings(UUID run) throws WorkspaceException {
        return database.read(handle -> {
            Map<Integer, Rating> ratings = new TreeMap<>();
            handle.select("SELECT cell, grade, passed, note FROM matrix_rating "
                    + "WHERE matrix = (SELECT seq FROM matrix WHERE id = ?)", run.toString())
                    .map((row, _) -> ratings.put(row.getInt("cell"), rating(row))).list();
            return ratings;
        });
    }

    private static Rating rating(ResultSet row) throws SQLException {
        Integer grade = row.getObject("grade") == null ? null : (Integer) row.getInt("grade");
        Boolean passed = row.getObject("passed") == null ? null : (Boolean) row.getBoolean("passed");
        return new Rating(grade, passed, row.getString("note"));
    }

    /// Keeps what a person says of an answer; an empty rating takes back what was said.
    public void rate(UUID run, int cell, Rating rating) throws WorkspaceException {
        String matrix = "(SELECT seq FROM matrix WHERE id = ?)";
        Boolean passed = rating.passed();
        database.write(handle -> rating.isEmpty()
                ? handle.execute("DELETE FROM matrix_rating WHERE matrix = %s AND cell = ?".formatted(matrix),
                        run.toString(), cell)
                : handle.execute("INSERT OR REPLACE INTO matrix_rating (matrix, cell, rated_at, grade, passed, note) "
                        + "VALUES (%s, ?, ?, ?, ?, ?)".formatted(matrix), run.toString(), cell, clock.millis(),
                        rating.grade(), passed == null ? null : passed ? 1 : 0, rating.note()));
    }

    /// How many of some calls of a run have a reply.
    ///
    /// @param calls their keys
    public int replied(SavedMatrix run, Collection<String> calls) throws WorkspaceException {
        return database.read(handle -> handle
                .select("SELECT count(*) FROM matrix_reply WHERE matrix = (SELECT seq FROM matrix WHERE id = ?) "
                        + "AND key IN (SELECT unhex(value) FROM json_each(?))",
                        run.id().toString(), JsonMapper.shared().writeValueAsString(calls))
                .mapTo(Integer.class).one());
    }

    /// The run with an id.
    public Optional<SavedMatrix> get(UUID id) throws WorkspaceException {
        Optional<SavedMatrix> found = database.read(handle -> handle
                .select("SELECT id, name, created_at, body FROM matrix WHERE id = ?", id.toString())
                .map((row, _) -> new SavedMatrix(UUID.fromString(row.getString("id")), row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("created_at")), row.getString("body")))
                .findOne());
        if (found.isPresent()) {
            try {
                JsonMapper.shared().readTree(found.get().body());
            } catch (JacksonException e) {
                throw new WorkspaceException(Kind.UNREADABLE,
                        "The run %s cannot be understood; start it anew.".formatted(id), e);
            }
        }
        return found;
    }

    /// Where a run keeps its replies and finds those of earlier runs.
    ///
    /// @param refresh whether replies of earlier runs are left alone
    public Replies replies(SavedMatrix run, boolean refresh) {
        return new Replies(database, clock, run.id(), refresh);
    }

    /// Replies of earlier runs, for a look before a run is started; keeping one is refused.
    public Replies earlierReplies(boolean refresh) {
        return new Replies(database, clock, null, refresh);
    }

    /// What all runs spend on a day, in USD, replies that broke off at their estimate; those of unknown cost count
    /// nothing.
    ///
    /// @param run the run that counts what it spends from now on itself, or null for none
    public Spending.Elsewhere spentOnADay(ZoneId zone, @Nullable SavedMatrix run) throws WorkspaceException {
        return new DaySpending(database, zone, run == null ? "" : run.id().toString());
    }
}
