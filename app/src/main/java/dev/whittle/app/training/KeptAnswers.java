package dev.whittle.app.training;

import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.training.RatedAnswer;
import dev.whittle.optimizer.training.RatedAnswers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The answers of what is kept, with what people said of them.
public final class KeptAnswers {
    private KeptAnswers() {}

    /// The answers of a run on cases, and the expected ones of its cases.
    public static List<RatedAnswer> of(Workspace workspace, UUID id, MatrixRun run) throws WorkspaceException {
        Map<Integer, Double> ratings = new HashMap<>();
        workspace.matrices().ratings(id).forEach((cell, rating) -> rating.worth()
                .ifPresent(worth -> ratings.put(cell, worth)));
        return RatedAnswers.of(run, ratings);
    }

    /// The answers of a comparison.
    public static List<RatedAnswer> of(Workspace workspace, Experiment experiment) throws WorkspaceException {
        Map<Integer, Double> ratings = new HashMap<>();
        workspace.opinions().of(experiment.id()).ratings().forEach((at, rating) -> rating.worth()
                .ifPresent(worth -> ratings.put(at, worth)));
        return RatedAnswers.of(experiment, ratings);
    }
}
