package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.PromptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Prompts with numbered versions.
public final class Prompts {
    private static final String SELECT = """
            SELECT name, number, content_id, saved_at, note, body
            FROM prompt_version JOIN prompt ON prompt.id = prompt_version.prompt
            WHERE name = ? ORDER BY number DESC""";

    private record Row(String name, int number, PromptId id, Instant savedAt, String note, String body) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString("name"), row.getInt("number"), new PromptId(row.getString("content_id")),
                    Instant.ofEpochMilli(row.getLong("saved_at")), row.getString("note"), row.getString("body"));
        }

        PromptVersion version() throws WorkspaceException {
            try {
                Prompt prompt = PromptJson.read(JsonMapper.shared().readTree(body));
                return new PromptVersion(name, number, id, savedAt, note, prompt);
            } catch (JacksonException | IllegalArgumentException e) {
                throw new WorkspaceException(Kind.UNREADABLE,
                        "Version %d of \"%s\" cannot be understood; use another version, or update Whittle."
                                .formatted(number, name),
                        e);
            }
        }
    }

    private final Database database;
    private final InstantSource clock;

    Prompts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Saves a prompt as the next version of a name. If it equals the newest version and there is nothing
    /// new to note, that version is returned and nothing is saved.
    ///
    /// @param name what the person calls the prompt; blanks around it do not count
    /// @param note may be empty
    public PromptVersion save(String name, Prompt prompt, String note) throws WorkspaceException {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw new WorkspaceException(Kind.REFUSED, "The prompt has no name; give it one, then save it again.");
        }
        return database.write(handle -> {
            List<Row> versions = rows(handle, trimmed);
            if (!versions.isEmpty()) {
                Row newest = versions.getFirst();
                if (newest.id().equals(prompt.id()) && (note.isBlank() || note.equals(newest.note()))) {
                    return newest.version();
                }
            }
            int number = versions.isEmpty() ? 1 : versions.getFirst().number() + 1;
            handle.execute("INSERT INTO prompt (name) VALUES (?) ON CONFLICT DO NOTHING", trimmed);
            Row row = new Row(trimmed, number, prompt.id(), now(), note, PromptJson.print(PromptJson.write(prompt)));
            handle.createUpdate("INSERT INTO prompt_version (prompt, number, content_id, saved_at, note, body) "
                    + "VALUES ((SELECT id FROM prompt WHERE name = :name), :number, :contentId, :savedAt, :note, :body)")
                    .bind("name", row.name())
                    .bind("number", row.number())
                    .bind("contentId", row.id().hash())
                    .bind("savedAt", row.savedAt().toEpochMilli())
                    .bind("note", row.note())
                    .bind("body", row.body())
                    .execute();
            return row.version();
        });
    }

    /// The names that have a version, sorted.
    public List<String> names() throws WorkspaceException {
        return database.read(handle -> handle.createQuery("SELECT name FROM prompt ORDER BY name COLLATE NOCASE, name")
                .mapTo(String.class).list());
    }

    /// The versions of a name, newest first; none if there is no such name.
    public List<PromptVersion> versions(String name) throws WorkspaceException {
        List<PromptVersion> versions = new ArrayList<>();
        for (Row row : database.read(handle -> rows(handle, name.strip()))) {
            versions.add(row.version());
        }
        return versions;
    }

    /// The newest version of a name, if there is one.
    public Optional<PromptVersion> latest(String name) throws WorkspaceException {
        Optional<Row> newest = database.read(handle -> handle.select(SELECT + " LIMIT 1", name.strip())
                .map((row, _) -> Row.of(row)).findOne());
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest.get().version());
    }

    /// One version of a name, if there is one.
    public Optional<PromptVersion> version(String name, int number) throws WorkspaceException {
        for (Row row : database.read(handle -> rows(handle, name.strip()))) {
            if (row.number() == number) {
                return Optional.of(row.version());
            }
        }
        return Optional.empty();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static List<Row> rows(Handle handle, String name) {
        return handle.select(SELECT, name).map((row, _) -> Row.of(row)).list();
    }
}
