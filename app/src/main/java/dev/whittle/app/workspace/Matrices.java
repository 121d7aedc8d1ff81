package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
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

    /// How many calls of a run have a reply.
    public int replied(SavedMatrix run) throws WorkspaceException {
        return database.read(handle -> handle
                .select("SELECT count(*) FROM matrix_reply WHERE matrix = (SELECT seq FROM matrix WHERE id = ?)",
                        run.id().toString())
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

    /// What replies cost that were kept since a moment, in USD; those of unknown cost count nothing.
    public BigDecimal spentSince(Instant moment) throws WorkspaceException {
        return database.read(handle -> handle
                .select("SELECT usd FROM reply WHERE at >= ? AND usd IS NOT NULL", moment.toEpochMilli())
                .mapTo(String.class).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
