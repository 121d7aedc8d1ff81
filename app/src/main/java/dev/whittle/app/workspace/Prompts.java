package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.prompt.Prompt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Prompts with numbered versions.
public final class Prompts {
    private static final String OF_NAME = "prompt.name = ?";
    private static final String ONE = "prompt.name = ? AND version.number = ?";

    private static final String NEWEST = OF_NAME
            + " AND version.number = (SELECT max(number) FROM prompt_version AS other WHERE other.prompt = prompt.id)";

    private final Database database;
    private final InstantSource clock;

    Prompts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Saves a prompt as the next version of a name, of unknown origin. See
    /// [#save(String, Prompt, String, VersionRef, String)].
    public PromptVersion save(String name, Prompt prompt, String note) throws WorkspaceException {
        return save(name, prompt, note, null, null);
    }

    /// Saves a prompt as the next version of a name. If it equals the newest version and there is nothing
    /// new to note, that version is returned and nothing is saved.
    ///
    /// @param name what the person calls the prompt; blanks around it do not count
    /// @param note may be empty
    /// @param parent the version it was made from; null stands for the newest of the name, if there is one
    /// @param modelKey catalog key of the chosen model, or null
    public PromptVersion save(String name, Prompt prompt, String note, @Nullable VersionRef parent,
            @Nullable String modelKey) throws WorkspaceException {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw new WorkspaceException(Kind.REFUSED, "The prompt has no name; give it one, then save it again.");
        }
        return database.write(handle -> {
            List<VersionRow> versions = VersionRow.select(handle, OF_NAME, trimmed);
            if (!versions.isEmpty()) {
                VersionRow newest = versions.getFirst();
                if (newest.id().equals(prompt.id()) && (note.isBlank() || note.equals(newest.note()))) {
                    return newest.version();
                }
            }
            int number = versions.isEmpty() ? 1 : versions.getFirst().number() + 1;
            VersionRef origin = parent != null || versions.isEmpty()
                    ? parent
                    : new VersionRef(trimmed, versions.getFirst().number());
            VersionRow row = new VersionRow(trimmed, number, prompt.id(), now(), note,
                    PromptJson.print(PromptJson.write(prompt)), origin, modelKey);
            insert(handle, row);
            return row.version();
        });
    }

    /// Begins another prompt with the content of a version.
    ///
    /// @param name of the new prompt; there must be none of this name yet
    public PromptVersion branch(VersionRef from, String name) throws WorkspaceException {
        PromptVersion origin = require(from);
        if (!versions(name).isEmpty()) {
            throw new WorkspaceException(Kind.REFUSED,
                    "There is a prompt \"%s\" already; give the branch another name.".formatted(name.strip()));
        }
        return save(name, origin.prompt(), "", from, origin.modelKey());
    }

    /// Writes another note to a version; the version itself stays as it is.
    public PromptVersion note(VersionRef which, String note) throws WorkspaceException {
        VersionRef known = require(which).ref();
        return database.write(handle -> {
            handle.execute("""
                    INSERT INTO version_note (prompt, number, written_at, note)
                    SELECT prompt, number, ?, ? FROM prompt_version JOIN prompt ON prompt.id = prompt
                    WHERE name = ? AND number = ?
                    ON CONFLICT (prompt, number) DO UPDATE SET note = excluded.note, written_at = excluded.written_at
                    """, clock.millis(), note.strip(), known.name(), known.number());
            VersionRow row = one(handle, known).orElseThrow();
            row.index(handle);
            return row.version();
        });
    }

    /// The names that have a version, sorted.
    public List<String> names() throws WorkspaceException {
        return summaries().stream().map(PromptSummary::name).toList();
    }

    /// The prompts that have a version, sorted by name.
    public List<PromptSummary> summaries() throws WorkspaceException {
        return database.read(handle -> handle.createQuery("""
                SELECT name, count(*) AS versions, max(number) AS newest, max(saved_at) AS saved_at
                FROM prompt_version JOIN prompt ON prompt.id = prompt
                GROUP BY name ORDER BY name COLLATE NOCASE, name""")
                .map((row, _) -> new PromptSummary(row.getString("name"), row.getInt("versions"),
                        row.getInt("newest"), Instant.ofEpochMilli(row.getLong("saved_at"))))
                .list());
    }

    /// The versions of a name, newest first; none if there is no such name.
    public List<PromptVersion> versions(String name) throws WorkspaceException {
        List<PromptVersion> versions = new ArrayList<>();
        for (VersionRow row : database.read(handle -> VersionRow.select(handle, OF_NAME, name.strip()))) {
            versions.add(row.version());
        }
        return versions;
    }

    /// The newest version of a name, if there is one.
    public Optional<PromptVersion> latest(String name) throws WorkspaceException {
        return version(database.read(handle -> VersionRow.select(handle, NEWEST, name.strip()).stream().findFirst()));
    }

    /// One version of a name, if there is one.
    public Optional<PromptVersion> version(String name, int number) throws WorkspaceException {
        return version(database.read(handle -> one(handle, new VersionRef(name.strip(), number))));
    }

    /// A version that must be there.
    ///
    /// @throws WorkspaceException of kind REFUSED if it is not; the message names those there are
    public PromptVersion require(VersionRef which) throws WorkspaceException {
        Optional<PromptVersion> found = version(which.name(), which.number());
        if (found.isEmpty()) {
            throw missing(which);
        }
        return found.get();
    }

    /// Makes versions findable that an older Whittle saved.
    void indexMissing() throws WorkspaceException {
        String missing = "version.prompt * 4294967296 + version.number NOT IN (SELECT rowid FROM version_text)";
        if (!database.read(handle -> VersionRow.select(handle, missing)).isEmpty()) {
            database.write(handle -> {
                VersionRow.select(handle, missing).forEach(row -> row.index(handle));
                return true;
            });
        }
    }

    /// What is said of a name without versions.
    WorkspaceException unknown(String name) throws WorkspaceException {
        List<String> names = names();
        return new WorkspaceException(Kind.REFUSED, "There is no saved prompt \"%s\"; %s.".formatted(name.strip(),
                names.isEmpty() ? "nothing was saved as a version yet" : "there are " + listed(names)));
    }

    private WorkspaceException missing(VersionRef which) throws WorkspaceException {
        Optional<PromptVersion> newest = latest(which.name());
        return newest.isEmpty()
                ? unknown(which.name())
                : new WorkspaceException(Kind.REFUSED, "There is no version %d of \"%s\"; it has 1 to %d."
                        .formatted(which.number(), which.name().strip(), newest.get().number()));
    }

    private static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(10, names.size())));
        return names.size() <= 10 ? first : first + " and %d more".formatted(names.size() - 10);
    }

    private static void insert(Handle handle, VersionRow row) {
        VersionRef parent = row.parent();
        handle.execute("INSERT INTO prompt (name) VALUES (?) ON CONFLICT DO NOTHING", row.name());
        handle.createUpdate("""
                INSERT INTO prompt_version
                  (prompt, number, content_id, saved_at, note, body, parent_prompt, parent_number, model)
                VALUES ((SELECT id FROM prompt WHERE name = :name), :number, :contentId, :savedAt, :note, :body,
                  (SELECT id FROM prompt WHERE name = :parentName), :parentNumber, :model)""")
                .bind("name", row.name())
                .bind("number", row.number())
                .bind("contentId", row.id().hash())
                .bind("savedAt", row.savedAt().toEpochMilli())
                .bind("note", row.note())
                .bind("body", row.body())
                .bind("parentName", parent == null ? null : parent.name())
                .bind("parentNumber", parent == null ? null : parent.number())
                .bind("model", row.modelKey())
                .execute();
        row.index(handle);
    }

    private static Optional<VersionRow> one(Handle handle, VersionRef which) {
        return VersionRow.select(handle, ONE, which.name().strip(), which.number()).stream().findFirst();
    }

    private static Optional<PromptVersion> version(Optional<VersionRow> row) throws WorkspaceException {
        return row.isEmpty() ? Optional.empty() : Optional.of(row.get().version());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
