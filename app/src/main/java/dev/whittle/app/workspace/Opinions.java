package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ratings of answers and votes between them, kept beside the experiments they belong to.
public final class Opinions {
    private final Database database;
    private final InstantSource clock;

    Opinions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What was said about an experiment so far; nothing if there is none with the id.
    public Opinion of(UUID experiment) throws WorkspaceException {
        String id = experiment.toString();
        try {
            return database.read(handle -> {
                Map<Integer, AnswerRating> ratings = new HashMap<>();
                handle.select("SELECT run, stars, score, note FROM answer_rating WHERE experiment = ?", id)
                        .map((row, _) -> Map.entry(row.getInt("run"), rating(row)))
                        .forEach(entry -> ratings.put(entry.getKey(), entry.getValue()));
                List<Vote> votes = handle
                        .select("SELECT shown, verdict, best FROM answer_vote WHERE experiment = ? ORDER BY id", id)
                        .map((row, _) -> vote(row)).list();
                return new Opinion(ratings, votes);
            });
        } catch (IllegalArgumentException | JacksonException e) {
            throw new WorkspaceException(Kind.UNREADABLE,
                    "The ratings of this experiment cannot be understood; update Whittle.", e);
        }
    }

    /// How many answers were rated of each experiment of which any was.
    public Map<UUID, Integer> rated() throws WorkspaceException {
        return database.read(handle -> {
            Map<UUID, Integer> rated = new HashMap<>();
            handle.select("SELECT experiment, count(*) AS number FROM answer_rating "
                    + "WHERE stars IS NOT NULL OR score IS NOT NULL GROUP BY experiment")
                    .map((row, _) -> Map.entry(UUID.fromString(row.getString("experiment")), row.getInt("number")))
                    .forEach(entry -> rated.put(entry.getKey(), entry.getValue()));
            return rated;
        });
    }

    /// Rates an answer; an earlier rating of it is replaced.
    ///
    /// @param run its place in the experiment, from 0
    public void rate(UUID experiment, int run, AnswerRating rating) throws WorkspaceException {
        database.write(handle -> handle.execute("""
                INSERT INTO answer_rating (experiment, run, rated_at, stars, score, note) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (experiment, run) DO UPDATE SET rated_at = excluded.rated_at, stars = excluded.stars,
                score = excluded.score, note = excluded.note
                """, experiment.toString(), run, clock.millis(), rating.stars(), plain(rating.score()),
                rating.note().strip()));
    }

    /// Keeps a vote.
    ///
    /// @return its number, to take it back
    public long vote(UUID experiment, Vote vote) throws WorkspaceException {
        return database.write(handle -> handle.createUpdate("INSERT INTO answer_vote (experiment, voted_at, shown, "
                + "verdict, best) VALUES (:experiment, :at, :shown, :verdict, :best)")
                .bind("experiment", experiment.toString())
                .bind("at", clock.millis())
                .bind("shown", JsonMapper.shared().writeValueAsString(vote.shown()))
                .bind("verdict", vote.verdict().name().toLowerCase(Locale.ROOT))
                .bind("best", vote.best())
                .executeAndReturnGeneratedKeys().mapTo(Long.class).one());
    }

    /// Takes a vote back.
    public void unvote(long number) throws WorkspaceException {
        database.write(handle -> handle.execute("DELETE FROM answer_vote WHERE id = ?", number));
    }

    private static AnswerRating rating(ResultSet row) throws SQLException {
        int stars = row.getInt("stars");
        String score = row.getString("score");
        return new AnswerRating(stars == 0 ? null : stars, score == null ? null : new BigDecimal(score),
                row.getString("note"));
    }

    private static Vote vote(ResultSet row) throws SQLException {
        List<Integer> shown = new ArrayList<>();
        for (JsonNode run : JsonMapper.shared().readTree(row.getString("shown"))) {
            shown.add(run.intValue());
        }
        int run = row.getInt("best");
        Integer best = row.wasNull() ? null : Integer.valueOf(run);
        return new Vote(shown, Vote.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)), best);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
