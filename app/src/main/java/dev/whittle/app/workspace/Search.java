package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.Experiment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Finds words in everything that is saved: prompts with all their versions and notes, experiments with theirs, and
/// runs with their cases. What the answers of a run say is not looked into.
public final class Search {
    private static final int AROUND = 60;
    private static final String VERSION_ROW = "version.prompt * 4294967296 + version.number";

    private record Run(UUID id, String name, Instant at, String body) {}

    private final Database database;
    private final Experiments experiments;

    Search(Database database, Experiments experiments) {
        this.database = database;
        this.experiments = experiments;
    }

    /// What has all the words, newest first. Of each prompt the newest version that has them in its name, the newest
    /// that has them in its texts, and each that has them in its note.
    ///
    /// @param words words or beginnings of words, in any case; nothing is found for a blank text
    /// @param limit most hits to give
    public List<Found> find(String words, int limit) throws WorkspaceException {
        String query = SearchText.query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(versions(query, words));
        found.addAll(experiments(query, words, limit));
        found.addAll(runs(query, words, limit));
        return found.stream().sorted(Comparator.comparing(Found::at).reversed()).limit(limit).toList();
    }

    private List<Found> versions(String query, String words) throws WorkspaceException {
        List<Found> found = new ArrayList<>();
        Set<VersionRef> byName = refs(newest(rows(SearchText.within("name", query)), Field.NAME, words, found));
        List<VersionRow> noted = rows(SearchText.within("note", query));
        noted.forEach(row -> found.add(found(row, Field.NOTE, 0, row.note(), words)));
        Set<VersionRef> elsewhere = refs(noted);
        elsewhere.addAll(byName);
        Set<VersionRef> inTexts = refs(rows(SearchText.within("texts", query)));
        newest(rows(query).stream().filter(row -> inTexts.contains(row.ref()) || !elsewhere.contains(row.ref()))
                .toList(), Field.TEXT, words, found);
        return found;
    }

    private List<VersionRow> rows(String query) throws WorkspaceException {
        return database.read(handle -> VersionRow.select(handle,
                VERSION_ROW + " IN (SELECT rowid FROM version_text WHERE version_text MATCH ?)", query));
    }

    private static Set<VersionRef> refs(List<VersionRow> rows) {
        Set<VersionRef> refs = new HashSet<>();
        rows.forEach(row -> refs.add(row.ref()));
        return refs;
    }

    // One hit a prompt.
    private static List<VersionRow> newest(List<VersionRow> rows, Field field, String words, List<Found> found) {
        Map<String, List<VersionRow>> ofPrompts = new LinkedHashMap<>();
        rows.forEach(row -> ofPrompts.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
        ofPrompts.values().forEach(versions -> found.add(found(versions.getFirst(), field, versions.size() - 1,
                versions.getFirst().texts() + "\n" + versions.getFirst().note(), words)));
        return rows;
    }

    private static Found found(VersionRow row, Field field, int others, String text, String words) {
        return new Found.Version(row.ref(), row.savedAt(), field, row.note(), others, excerpt(text, words));
    }

    private List<Found> experiments(String query, String words, int limit) throws WorkspaceException {
        Set<UUID> byName = ids("SELECT id FROM experiment WHERE seq IN "
                + "(SELECT rowid FROM experiment_text WHERE experiment_text MATCH ?)",
                SearchText.within("name", query));
        Set<UUID> byNote = ids("SELECT id FROM experiment WHERE seq IN "
                + "(SELECT rowid FROM experiment_note_text WHERE experiment_note_text MATCH ?)", query);
        List<Found> found = new ArrayList<>();
        for (ExperimentSummary summary : experiments.list(words, limit)) {
            Field field = byNote.contains(summary.id())
                    ? Field.NOTE
                    : byName.contains(summary.id()) ? Field.NAME : Field.TEXT;
            found.add(new Found.Comparison(summary, field,
                    field == Field.NOTE ? excerpt(summary.note(), words) : excerpt(summary, words)));
        }
        return found;
    }

    private Set<UUID> ids(String sql, String query) throws WorkspaceException {
        return database.read(handle -> new HashSet<>(
                handle.select(sql, query).mapTo(String.class).stream().map(UUID::fromString).toList()));
    }

    private List<Found> runs(String query, String words, int limit) throws WorkspaceException {
        return database.read(handle -> handle.select("""
                SELECT id, name, created_at, body FROM matrix
                WHERE seq IN (SELECT rowid FROM matrix_text WHERE matrix_text MATCH ?)
                ORDER BY seq DESC LIMIT ?""", query, limit)
                .map((row, _) -> new Run(UUID.fromString(row.getString("id")), row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("created_at")), row.getString("body")))
                .list()).stream().<Found>map(run -> {
                    MatrixText text = MatrixText.of(run.body());
                    return new Found.Cases(run.id(), run.name(), run.at(),
                            excerpt(text.cases() + "\n" + text.prompts(), words));
                }).toList();
    }

    private String excerpt(ExperimentSummary summary, String words) {
        try {
            Optional<Experiment> whole = experiments.get(summary.id());
            return whole.map(one -> excerpt(Experiments.answers(one) + "\n" + Experiments.prompts(one), words))
                    .orElse("");
        } catch (WorkspaceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    // The index knows words without their accents; where that is how it was found, the text's beginning is shown.
    static String excerpt(String text, String words) {
        String line = text.replaceAll("\\s+", " ").strip();
        String lower = line.toLowerCase(Locale.ROOT);
        int at = lower.length() == line.length()
                ? lower.indexOf(words.strip().toLowerCase(Locale.ROOT).split("\\s+", 2)[0])
                : -1;
        int start = Math.max(0, at - AROUND);
        int end = Math.min(line.length(), Math.max(at, 0) + AROUND);
        if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
            start--;
        }
        if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
            end++;
        }
        return (start > 0 ? "… " : "") + line.substring(start, end) + (end < line.length() ? " …" : "");
    }
}
