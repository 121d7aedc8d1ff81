package dev.whittle.app.experiments;

import dev.whittle.app.compare.ExperimentSaver;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// The experiments of the workspace, with what people said of them.
public final class SavedExperiments implements ExperimentShelf, ExperimentSaver {
    /// The workspace, or why there is none.
    public interface Source {
        Workspace open() throws WorkspaceException;
    }

    private final Source source;

    public SavedExperiments(Source source) {
        this.source = source;
    }

    @Override
    public void save(Experiment experiment) throws WorkspaceException {
        source.open().experiments().save(experiment);
    }

    @Override
    public List<ExperimentSummary> list(String search, int limit) throws WorkspaceException {
        return source.open().experiments().list(search, limit);
    }

    @Override
    public Optional<Experiment> get(UUID id) throws WorkspaceException {
        return source.open().experiments().get(id);
    }

    @Override
    public Optional<ExperimentSummary> summary(UUID id) throws WorkspaceException {
        return source.open().experiments().summary(id);
    }

    @Override
    public SequencedMap<String, Trend> trends() throws WorkspaceException {
        return Trend.all(source.open().experiments());
    }

    @Override
    public boolean note(UUID id, String note) throws WorkspaceException {
        return source.open().experiments().note(id, note);
    }

    @Override
    public boolean delete(UUID id) throws WorkspaceException {
        return source.open().experiments().delete(id);
    }

    @Override
    public boolean restore(UUID id) throws WorkspaceException {
        return source.open().experiments().restore(id);
    }

    @Override
    public Opinion opinion(UUID experiment) throws WorkspaceException {
        return source.open().opinions().of(experiment);
    }

    @Override
    public void rate(UUID experiment, int run, AnswerRating rating) throws WorkspaceException {
        source.open().opinions().rate(experiment, run, rating);
    }

    @Override
    public long vote(UUID experiment, Vote vote) throws WorkspaceException {
        return source.open().opinions().vote(experiment, vote);
    }

    @Override
    public void unvote(long number) throws WorkspaceException {
        source.open().opinions().unvote(number);
    }
}
