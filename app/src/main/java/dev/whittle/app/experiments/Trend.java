package dev.whittle.app.experiments;

import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Experiments;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every run of one prompt, whatever its version, from the first to the last.
public record Trend(List<Point> points) {
    private static final int MOST = 500;

    /// One run.
    ///
    /// @param version what the prompt was called in it, such as `Triage, version 3`
    public record Point(UUID experiment, Instant at, String version, Run run) {}

    public Trend {
        points = List.copyOf(points);
    }

    /// Reads the runs of a prompt.
    public static Trend of(String prompt, Experiments experiments) throws WorkspaceException {
        List<Point> points = new ArrayList<>();
        for (ExperimentSummary summary : experiments.list("", MOST)) {
            Optional<Experiment> whole = experiments.get(summary.id());
            for (Run run : whole.map(Experiment::runs).orElse(List.of())) {
                if (isOf(run.column().promptName(), prompt)) {
                    points.add(new Point(summary.id(), run.startedAt(), run.column().promptName(), run));
                }
            }
        }
        points.sort(Comparator.comparing(Point::at));
        return new Trend(points);
    }

    /// Whether a column's prompt is one of a prompt's versions: `Triage`, `Triage, version 3`, `Triage, optimized`.
    public static boolean isOf(String column, String prompt) {
        return column.equals(prompt) || column.startsWith(prompt + ", ");
    }
}
