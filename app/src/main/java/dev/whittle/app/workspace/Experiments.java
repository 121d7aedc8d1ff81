package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.prompt.Message;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Comparisons that were saved. They never change; a deleted one can be restored for 30 days.
public final class Experiments {
    private static final String SUMMARY = "SELECT id, name, created_at, models, finished, usd, coalesce((SELECT note "
            + "FROM experiment_note WHERE experiment_note.experiment = seq), '') AS note FROM experiment ";
    private static final String MATCHES = "WHERE (seq IN (SELECT rowid FROM experiment_text WHERE experiment_text "
            + "MATCH ?) OR seq IN (SELECT rowid FROM experiment_note_text WHERE experiment_note_text MATCH ?))";
    private static final String NEWEST_FIRST = " AND deleted_at IS NULL ORDER BY created_at DESC, seq DESC LIMIT ";

    private final Database database;
    private final InstantSource clock;

    Experiments(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Saves an experiment. Saving the same one again changes nothing.
    public void save(Experiment experiment) throws WorkspaceException {
        String body = experiment.toJson();
        String id = experiment.id().toString();
        database.write(handle -> {
            Optional<String> saved = handle.select("SELECT body FROM experiment WHERE id = ?", id)
                    .mapTo(String.class).findOne();
            if (saved.isEmpty()) {
                insert(handle, experiment, body);
            } else if (!saved.get().equals(body)) {
                throw new WorkspaceException(Kind.REFUSED,
                        "The experiment \"%s\" is saved already and never changes; save the new results as another one."
                                .formatted(experiment.name()));
            }
            return true;
        });
    }

    private static void insert(Handle handle, Experiment experiment, String body) {
        BigDecimal usd = usd(experiment.runs());
        List<String> models = experiment.runs().stream().map(run -> run.column().target().displayName()).toList();
        long seq = handle.createUpdate("INSERT INTO experiment (id, name, created_at, models, finished, usd, body) "
                + "VALUES (:id, :name, :createdAt, :models, :finished, :usd, :body)")
                .bind("id", experiment.id().toString())
                .bind("name", experiment.name())
                .bind("createdAt", experiment.createdAt().toEpochMilli())
                .bind("models", JsonMapper.shared().writeValueAsString(models))
                .bind("finished", costs(experiment.runs()).size())
                .bind("usd", usd == null ? null : usd.toPlainString())
                .bind("body", body)
                .executeAndReturnGeneratedKeys().mapTo(Long.class).one();
        handle.execute("INSERT INTO experiment_text (rowid, name, prompts, answers) VALUES (?, ?, ?, ?)", seq,
                SearchText.index(experiment.name()), SearchText.index(prompts(experiment)),
                SearchText.index(answers(experiment)));
    }

    /// The experiments whose name, prompts and answers, or whose note, have all the words searched for, newest first.
    ///
    /// @param search words or beginnings of words, in any case; all experiments if it is blank
    /// @param limit most experiments to give
    public List<ExperimentSummary> list(String search, int limit) throws WorkspaceException {
        String query = SearchText.query(search);
        if (query.isEmpty() && !search.isBlank()) {
            return List.of();
        }
        return database.read(handle -> (search.isBlank()
                ? handle.select(SUMMARY + "WHERE true" + NEWEST_FIRST + limit)
                : handle.select(SUMMARY + MATCHES + NEWEST_FIRST + limit, query, query))
                .map((row, _) -> summary(row)).list());
    }

    /// The experiment with an id as a list shows it; empty if there is none or it was deleted.
    public Optional<ExperimentSummary> summary(UUID id) throws WorkspaceException {
        return database.read(handle -> handle.select(SUMMARY + "WHERE id = ? AND deleted_at IS NULL", id.toString())
                .map((row, _) -> summary(row)).findOne());
    }

    /// The experiment with an id; empty if there is none or it was deleted.
    public Optional<Experiment> get(UUID id) throws WorkspaceException {
        Optional<String> body = database.read(handle -> handle
                .select("SELECT body FROM experiment WHERE id = ? AND deleted_at IS NULL", id.toString())
                .mapTo(String.class).findOne());
        try {
            return body.map(Experiment::fromJson);
        } catch (IllegalArgumentException e) {
            throw new WorkspaceException(Kind.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /// Writes a note to an experiment, in the place of the one before; a blank one takes it away. The experiment itself
    /// stays as it is.
    ///
    /// @return whether there is such an experiment
    public boolean note(UUID id, String note) throws WorkspaceException {
        return database.write(handle -> {
            Optional<Long> seq = handle
                    .select("SELECT seq FROM experiment WHERE id = ? AND deleted_at IS NULL", id.toString())
                    .mapTo(Long.class).findOne();
            seq.ifPresent(experiment -> note(handle, experiment, note.strip()));
            return seq.isPresent();
        });
    }

    private void note(Handle handle, long experiment, String note) {
        handle.execute("DELETE FROM experiment_note WHERE experiment = ?", experiment);
        handle.execute("DELETE FROM experiment_note_text WHERE rowid = ?", experiment);
        if (!note.isEmpty()) {
            handle.execute("INSERT INTO experiment_note (experiment, written_at, note) VALUES (?, ?, ?)", experiment,
                    clock.millis(), note);
            handle.execute("INSERT INTO experiment_note_text (rowid, note) VALUES (?, ?)", experiment,
                    SearchText.index(note));
        }
    }

    /// The newest experiments, newest first. One that cannot be read is left out, so that it does not hide the others;
    /// opening it says what is wrong.
    ///
    /// @param limit most experiments to read
    public List<Experiment> newest(int limit) throws WorkspaceException {
        List<Experiment> read = new ArrayList<>();
        for (ExperimentSummary summary : list("", limit)) {
            try {
                get(summary.id()).ifPresent(read::add);
            } catch (WorkspaceException e) {
                if (e.kind() != Kind.UNREADABLE) {
                    throw e;
                }
            }
        }
        return read;
    }

    /// Deletes an experiment; it can be restored until Whittle is started 30 days later.
    ///
    /// @return whether there was one
    public boolean delete(UUID id) throws WorkspaceException {
        long now = clock.millis();
        return database.write(handle -> handle.execute(
                "UPDATE experiment SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", now, id.toString())) > 0;
    }

    /// Brings a deleted experiment back as it was.
    ///
    /// @return whether there was one to bring back
    public boolean restore(UUID id) throws WorkspaceException {
        return database.write(handle -> handle.execute(
                "UPDATE experiment SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", id.toString())) > 0;
    }

    /// Forgets for good what was deleted before a moment.
    void purge(Instant before) throws WorkspaceException {
        database.write(handle -> handle.execute("DELETE FROM experiment WHERE deleted_at < ?", before.toEpochMilli()));
    }

    // A damaged cell must not hide the other experiments; opening its own says what is wrong with it.
    private static ExperimentSummary summary(ResultSet row) throws SQLException {
        return new ExperimentSummary(UUID.fromString(row.getString("id")), row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")), models(row.getString("models")),
                row.getInt("finished"), usd(row.getString("usd")), row.getString("note"));
    }

    private static List<String> models(String json) {
        List<String> models = new ArrayList<>();
        try {
            for (JsonNode model : JsonMapper.shared().readTree(json)) {
                models.add(model.asString());
            }
        } catch (JacksonException _) {
            models.clear();
        }
        return models;
    }

    private static @Nullable BigDecimal usd(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static List<Cost> costs(List<Run> runs) {
        List<Cost> costs = new ArrayList<>();
        for (Run run : runs) {
            if (run.outcome() instanceof Outcome.Finished(Reply _, Cost cost)) {
                costs.add(cost);
            }
        }
        return costs;
    }

    private static @Nullable BigDecimal usd(List<Run> runs) {
        BigDecimal sum = null;
        for (Cost cost : costs(runs)) {
            if (!(cost instanceof Cost.Priced(BigDecimal usd, var _))) {
                return null;
            }
            sum = sum == null ? usd : sum.add(usd);
        }
        return sum;
    }

    static String prompts(Experiment experiment) {
        List<String> texts = new ArrayList<>();
        for (Run run : experiment.runs()) {
            texts.add(run.column().promptName());
            run.column().prompt().messages().stream().map(Message::text).forEach(texts::add);
            texts.addAll(run.column().prompt().values().values());
        }
        return String.join("\n", texts);
    }

    static String answers(Experiment experiment) {
        return String.join("\n", experiment.runs().stream().map(run -> run.outcome().text()).toList());
    }
}
