package dev.whittle.app.experiments;

import dev.whittle.app.workspace.Experiments;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// Every run of one prompt, whatever its version, from the first to the last.
public record Trend(List<Point> points) {
    private static final int MOST = 500;
    private static final Pattern VARIANT = Pattern.compile(", (version \\d+|with accepted edits|optimized)$");

    /// One run.
    ///
    /// @param version what the prompt was called in it, such as `Triage, version 3`
    public record Point(UUID experiment, Instant at, String version, Run run) {}

    public Trend {
        points = points.stream().sorted(Comparator.comparing(Point::at)).toList();
    }

    /// Reads the runs of a prompt.
    public static Trend of(String prompt, Experiments experiments) throws WorkspaceException {
        return new Trend(points(experiments).stream().filter(point -> isOf(point.version(), prompt)).toList());
    }

    /// Reads the runs of every prompt, by its name.
    public static SequencedMap<String, Trend> all(Experiments experiments) throws WorkspaceException {
        Comparator<String> order = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
        SequencedMap<String, List<Point>> byPrompt = new TreeMap<>(order);
        points(experiments).forEach(
                point -> byPrompt.computeIfAbsent(prompt(point.version()), _ -> new ArrayList<>()).add(point));
        SequencedMap<String, Trend> trends = new TreeMap<>(order);
        byPrompt.forEach((prompt, points) -> trends.put(prompt, new Trend(points)));
        return trends;
    }

    private static List<Point> points(Experiments experiments) throws WorkspaceException {
        return experiments.newest(MOST).stream().flatMap(experiment -> experiment.runs().stream().map(
                run -> new Point(experiment.id(), run.startedAt(), run.column().promptName(), run))).toList();
    }

    /// The prompt of what a column was called: `Triage` of `Triage`, `Triage, version 3` and `Triage, optimized`.
    static String prompt(String column) {
        return VARIANT.matcher(column).replaceFirst("");
    }

    /// Whether a column's prompt is one of a prompt's versions.
    public static boolean isOf(String column, String prompt) {
        return column.equals(prompt) || prompt(column).equals(prompt);
    }
}
