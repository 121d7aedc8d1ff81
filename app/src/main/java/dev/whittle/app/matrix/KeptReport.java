package dev.whittle.app.matrix;

import dev.whittle.app.Version;
import dev.whittle.app.report.Report;
import dev.whittle.app.report.RunReport;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Standing;
import java.util.Map;

/// The report of a kept run as it stands.
public final class KeptReport {
    private KeptReport() {}

    /// @param run the kept one, recalled
    /// @param ratings what people said of its answers, by cell
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static Report of(SavedMatrix saved, MatrixRun run, Map<Integer, Rating> ratings)
            throws InterruptedException {
        return RunReport.of(saved.name(), saved.createdAt(), Version.current(), run, new RunJson(run,
                Standing.of(run.plan(), run.board(), null, run.early().orElse(null)), ratings)
                .of(saved.id(), Filter.ALL));
    }
}
