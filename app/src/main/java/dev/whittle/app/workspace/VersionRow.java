package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.PromptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A version as it stands in the file.
record VersionRow(String name, int number, PromptId id, Instant savedAt, String note, String body,
        @Nullable VersionRef parent, @Nullable String modelKey) {
    private static final String SELECT = """
            SELECT prompt.name, version.number, content_id, saved_at, coalesce(version_note.note, version.note) AS note,
              body, parent.name AS parent_name, parent_number, model
            FROM prompt_version AS version JOIN prompt ON prompt.id = version.prompt
              LEFT JOIN prompt AS parent ON parent.id = parent_prompt
              LEFT JOIN version_note ON version_note.prompt = version.prompt AND version_note.number = version.number
            """;

    /// The rows of a condition, newest number first.
    static List<VersionRow> select(Handle handle, String where, Object... arguments) {
        return handle.select(SELECT + "WHERE " + where + " ORDER BY prompt.name, version.number DESC", arguments)
                .map((row, _) -> of(row)).list();
    }

    private static VersionRow of(ResultSet row) throws SQLException {
        String parent = row.getString("parent_name");
        return new VersionRow(row.getString("name"), row.getInt("number"), new PromptId(row.getString("content_id")),
                Instant.ofEpochMilli(row.getLong("saved_at")), row.getString("note"), row.getString("body"),
                parent == null ? null : new VersionRef(parent, row.getInt("parent_number")), row.getString("model"));
    }

    VersionRef ref() {
        return new VersionRef(name, number);
    }

    PromptVersion version() throws WorkspaceException {
        try {
            Prompt prompt = PromptJson.read(JsonMapper.shared().readTree(body));
            return new PromptVersion(name, number, id, savedAt, note, prompt, parent, modelKey);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new WorkspaceException(Kind.UNREADABLE,
                    "Version %d of \"%s\" cannot be understood; use another version, or update Whittle."
                            .formatted(number, name),
                    e);
        }
    }

    /// Makes the version findable by its name, note and texts, with its note as it is now.
    void index(Handle handle) {
        long prompt = handle.select("SELECT id FROM prompt WHERE name = ?", name).mapTo(Long.class).one();
        long row = (prompt << 32) + number;
        handle.execute("DELETE FROM version_text WHERE rowid = ?", row);
        handle.execute("INSERT INTO version_text (rowid, name, note, texts) VALUES (?, ?, ?, ?)", row,
                SearchText.index(name), SearchText.index(note), SearchText.index(texts()));
    }

    /// All that is written in it. One that cannot be read has no text to be found by.
    String texts() {
        try {
            Prompt prompt = version().prompt();
            List<String> texts = new ArrayList<>(prompt.messages().stream().map(Message::text).toList());
            texts.addAll(prompt.values().values());
            return String.join("\n", texts);
        } catch (WorkspaceException _) {
            return "";
        }
    }
}
