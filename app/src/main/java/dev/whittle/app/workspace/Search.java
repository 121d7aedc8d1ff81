package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds words in everything that is saved: prompts with all their versions and notes, and experiments.
public final class Search {
    private static final int AROUND = 60;

    private final Database database;
    private final Experiments experiments;

    Search(Database database, Experiments experiments) {
        this.database = database;
        this.experiments = experiments;
    }

    /// What has all the words, newest first; of each prompt the newest version that has them.
    ///
    /// @param words words or beginnings of words, in any case; nothing is found for a blank text
    /// @param limit most hits to give
    public List<Found> find(String words, int limit) throws WorkspaceException {
        String query = SearchText.query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(versions(query, words));
        for (ExperimentSummary summary : experiments.list(words, limit)) {
            found.add(new Found.Comparison(summary, excerpt(summary, words)));
        }
        return found.stream().sorted(Comparator.comparing(Found::at).reversed()).limit(limit).toList();
    }

    private List<Found> versions(String query, String words) throws WorkspaceException {
        Map<String, List<VersionRow>> ofPrompts = new LinkedHashMap<>();
        database.read(handle -> VersionRow.select(handle, "version.prompt * 4294967296 + version.number IN "
                + "(SELECT rowid FROM version_text WHERE version_text MATCH ?)", query))
                .forEach(row -> ofPrompts.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
        return ofPrompts.values().stream().<Found>map(rows -> {
            VersionRow newest = rows.getFirst();
            return new Found.Version(new VersionRef(newest.name(), newest.number()), newest.savedAt(), newest.note(),
                    rows.size() - 1, excerpt(newest.texts() + "\n" + newest.note(), words));
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
