package dev.whittle.app.workspace;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Names such as `production` that stand for one version of a prompt and move from one to another. A label
/// that is not there is never replaced by a guess.
public final class Labels {
    /// What stands for the newest version, wherever a label may stand.
    public static final String LATEST = "latest";

    private static final Pattern LABEL = Pattern.compile("[\\p{L}][\\p{L}\\p{N}._-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("v?([1-9]\\d{0,8})");

    private final Database database;
    private final Prompts prompts;
    private final InstantSource clock;

    Labels(Database database, Prompts prompts, InstantSource clock) {
        this.database = database;
        this.prompts = prompts;
        this.clock = clock;
    }

    /// The labels of a prompt with the version each stands for, sorted.
    public SequencedMap<String, Integer> of(String name) throws WorkspaceException {
        return database.read(handle -> {
            SequencedMap<String, Integer> labels = new LinkedHashMap<>();
            handle.select("SELECT label, number FROM version_label JOIN prompt ON prompt.id = prompt WHERE name = ? "
                    + "ORDER BY label", name.strip())
                    .map((row, _) -> Map.entry(row.getString("label"), row.getInt("number")))
                    .forEach(entry -> labels.put(entry.getKey(), entry.getValue()));
            return labels;
        });
    }

    /// Moves a label to a version, or makes it.
    ///
    /// @return the version it stood for before; empty if it is new
    public OptionalInt move(String label, VersionRef to) throws WorkspaceException {
        if (!LABEL.matcher(label).matches() || NUMBER.matcher(label).matches()
                || label.toLowerCase(Locale.ROOT).equals(LATEST)) {
            throw new WorkspaceException(Kind.REFUSED,
                    "\"%s\" is no label; take a letter and up to 39 letters, digits, dots, hyphens or underscores, such as production."
                            .formatted(label));
        }
        prompts.require(to);
        Integer before = of(to.name()).get(label);
        database.write(handle -> handle.execute("""
                INSERT INTO version_label (prompt, label, number, moved_at)
                SELECT id, ?, ?, ? FROM prompt WHERE name = ?
                ON CONFLICT (prompt, label) DO UPDATE SET number = excluded.number, moved_at = excluded.moved_at
                """, label, to.number(), clock.millis(), to.name().strip()));
        return before == null ? OptionalInt.empty() : OptionalInt.of(before);
    }

    /// Takes a label away.
    ///
    /// @throws WorkspaceException of kind REFUSED if it is not there; the message names those there are
    public void remove(String name, String label) throws WorkspaceException {
        number(name, label);
        database.write(handle -> handle.execute(
                "DELETE FROM version_label WHERE label = ? AND prompt = (SELECT id FROM prompt WHERE name = ?)", label,
                name.strip()));
    }

    /// The version a person means by a number (`7`, `v7`), `latest` or a label.
    ///
    /// @throws WorkspaceException of kind REFUSED if there is none; the message names those there are
    public PromptVersion version(String name, String which) throws WorkspaceException {
        PromptVersion newest = prompts.latest(name).orElse(null);
        if (newest == null) {
            throw prompts.unknown(name);
        }
        if (which.equals(LATEST)) {
            return newest;
        }
        var number = NUMBER.matcher(which);
        return prompts.require(new VersionRef(newest.name(),
                number.matches() ? Integer.parseInt(number.group(1)) : number(name, which)));
    }

    private int number(String name, String label) throws WorkspaceException {
        SequencedMap<String, Integer> labels = of(name);
        Integer number = labels.get(label);
        if (number == null) {
            List<String> there = new ArrayList<>();
            labels.forEach((one, at) -> there.add("%s (version %d)".formatted(one, at)));
            throw new WorkspaceException(Kind.REFUSED, "There is no label \"%s\" on \"%s\"; it has %s.".formatted(label,
                    name.strip(), there.isEmpty() ? "no labels yet" : String.join(", ", there)));
        }
        return number;
    }
}
