package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.core.JacksonException;

/// The text being edited, and how it was before.
public final class Drafts {
    private static final RowMapper<DraftRevision> REVISION = (row, _) -> new DraftRevision(
            row.getLong("id"), Instant.ofEpochMilli(row.getLong("saved_at")), row.getString("name"),
            row.getInt("chars"));

    private final Database database;
    private final InstantSource clock;

    Drafts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Saves the draft as a new revision, all or nothing; one that equals the newest is not saved again.
    /// Keeps up to 50 revisions, the older the fewer.
    ///
    /// @return the newest revision
    public DraftRevision save(Draft draft) throws WorkspaceException {
        String body = DraftJson.write(draft);
        return database.write(handle -> {
            boolean same = handle.createQuery("SELECT body = ? FROM draft ORDER BY id DESC LIMIT 1")
                    .bind(0, body).mapTo(Boolean.class).findOne().orElse(false);
            if (!same) {
                insert(handle, draft, body);
            }
            return revisions(handle).getFirst();
        });
    }

    private void insert(Handle handle, Draft draft, String body) {
        handle.createUpdate("INSERT INTO draft (saved_at, name, chars, body) VALUES (:savedAt, :name, :chars, :body)")
                .bind("savedAt", clock.instant().toEpochMilli())
                .bind("name", draft.name())
                .bind("chars", draft.chars())
                .bind("body", body)
                .execute();
        for (DraftRevision revision : Retention.excess(revisions(handle))) {
            handle.execute("DELETE FROM draft WHERE id = ?", revision.id());
        }
    }

    /// The newest draft; empty before the first save.
    public Optional<Draft> latest() throws WorkspaceException {
        return read("SELECT id, body FROM draft ORDER BY id DESC LIMIT 1");
    }

    /// The revisions kept, newest first; the first one is the draft itself.
    public List<DraftRevision> revisions() throws WorkspaceException {
        return database.read(Drafts::revisions);
    }

    /// The draft as it was in a revision; empty if it was forgotten in the meantime.
    public Optional<Draft> revision(long id) throws WorkspaceException {
        return read("SELECT id, body FROM draft WHERE id = ?", id);
    }

    private static List<DraftRevision> revisions(Handle handle) {
        return handle.createQuery("SELECT id, saved_at, name, chars FROM draft ORDER BY id DESC").map(REVISION).list();
    }

    private Optional<Draft> read(String sql, Object... arguments) throws WorkspaceException {
        Optional<String> body = database.read(handle -> handle.select(sql, arguments)
                .map((row, _) -> row.getString("body")).findOne());
        try {
            return body.map(DraftJson::read);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new WorkspaceException(Kind.UNREADABLE,
                    "The saved draft cannot be understood; open an older revision, or update Whittle.", e);
        }
    }
}
