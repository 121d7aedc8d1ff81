package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Finds words in everything that is saved: prompts with all their versions and notes, experiments with theirs, and
/// runs with their cases; and in the answers of both.
public final class Search {
    private static final Comparator<Found> NEWEST_FIRST = Comparator.comparing(Found::at).reversed();
    private static final String VERSION_ROW = "version.prompt * 4294967296 + version.number";

    private final Database database;
    private final Experiments experiments;
    private final RunsFound runs;

    Search(Database database, Experiments experiments) {
        this.database = database;
        this.experiments = experiments;
        runs = new RunsFound(database);
    }

    /// What has all the words, newest first. Of each prompt the newest version that has them in its name, the newest
    /// that has them in its texts, and each that has them in its note. Where there is more than the limit, the kinds
    /// take turns: many answers never hide a prompt.
    ///
    /// @param words words or beginnings of words, in any case; nothing is found for a blank text
    /// @param limit most hits to give
    /// @param comparison knows what a run on cases sent, and so which case a reply answers
    public List<Found> find(String words, int limit, Comparison comparison) throws WorkspaceException {
        String query = SearchText.query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        Words wanted = Words.of(words);
        List<Found> asked = experiments(query, words, wanted, limit);
        List<Found> answered = new ArrayList<>(runs.answers(query, wanted, limit, comparison));
        asked.stream().filter(Found.Answer.class::isInstance).forEach(answered::add);
        List<Found> found = inTurns(List.of(versions(query, wanted),
                asked.stream().filter(Found.Comparison.class::isInstance).toList(), runs.runs(query, wanted, limit),
                answered), limit);
        return found.stream().sorted(NEWEST_FIRST).toList();
    }

    private static List<Found> inTurns(List<List<Found>> kinds, int limit) {
        List<Iterator<Found>> left = new ArrayList<>(
                kinds.stream().map(kind -> kind.stream().sorted(NEWEST_FIRST).iterator()).toList());
        List<Found> found = new ArrayList<>();
        while (!left.isEmpty() && found.size() < limit) {
            left.removeIf(kind -> !kind.hasNext());
            left.stream().limit(limit - found.size()).toList().forEach(kind -> found.add(kind.next()));
        }
        return found;
    }

    private List<Found> versions(String query, Words words) throws WorkspaceException {
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
    private static List<VersionRow> newest(List<VersionRow> rows, Field field, Words words, List<Found> found) {
        Map<String, List<VersionRow>> ofPrompts = new LinkedHashMap<>();
        rows.forEach(row -> ofPrompts.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
        ofPrompts.values().forEach(versions -> found.add(found(versions.getFirst(), field, versions.size() - 1,
                versions.getFirst().texts() + "\n" + versions.getFirst().note(), words)));
        return rows;
    }

    private static Found found(VersionRow row, Field field, int others, String text, Words words) {
        return new Found.Version(row.ref(), row.savedAt(), field, row.note(), others, words.excerpt(text));
    }

    private List<Found> experiments(String query, String words, Words wanted, int limit) throws WorkspaceException {
        Set<UUID> byName = byText(SearchText.within("name", query));
        Set<UUID> byPrompts = byText(SearchText.within("prompts", query));
        Set<UUID> byNote = ids("SELECT id FROM experiment WHERE seq IN "
                + "(SELECT rowid FROM experiment_note_text WHERE experiment_note_text MATCH ?)", query);
        List<Found> found = new ArrayList<>();
        for (ExperimentSummary summary : experiments.list(words, limit)) {
            Optional<Experiment> whole = readable(summary.id());
            List<Found> answers = whole.map(one -> answers(one, wanted)).orElse(List.of());
            found.addAll(answers);
            UUID id = summary.id();
            if (byNote.contains(id)) {
                found.add(new Found.Comparison(summary, Field.NOTE, wanted.excerpt(summary.note())));
            } else if (byName.contains(id) || byPrompts.contains(id) || answers.isEmpty()) {
                found.add(new Found.Comparison(summary, byName.contains(id) ? Field.NAME : Field.TEXT, whole
                        .map(one -> wanted.excerpt(Experiments.prompts(one) + "\n" + Experiments.answers(one)))
                        .orElse("")));
            }
        }
        return found;
    }

    private static List<Found> answers(Experiment experiment, Words wanted) {
        List<Found> answers = new ArrayList<>();
        for (int i = 0; i < experiment.runs().size(); i++) {
            Run run = experiment.runs().get(i);
            String text = run.outcome().text();
            if (wanted.in(text)) {
                answers.add(new Found.Answer(new Found.InComparison(experiment.id(), experiment.name(), i),
                        experiment.createdAt(), run.column().label(), run.column().target().displayName(),
                        wanted.excerpt(text)));
            }
        }
        return answers;
    }

    // One that cannot be read is found all the same; opening it says what is wrong.
    private Optional<Experiment> readable(UUID id) throws WorkspaceException {
        try {
            return experiments.get(id);
        } catch (WorkspaceException e) {
            if (e.kind() != WorkspaceException.Kind.UNREADABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Set<UUID> byText(String query) throws WorkspaceException {
        return ids("SELECT id FROM experiment WHERE seq IN "
                + "(SELECT rowid FROM experiment_text WHERE experiment_text MATCH ?)", query);
    }

    private Set<UUID> ids(String sql, String query) throws WorkspaceException {
        return database.read(handle -> new HashSet<>(
                handle.select(sql, query).mapTo(String.class).stream().map(UUID::fromString).toList()));
    }
}
