package dev.whittle.app.experiments;

import dev.whittle.app.compare.ExperimentSaver;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Experiments;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// The experiments of the workspace.
public final class SavedExperiments implements ExperimentShelf, ExperimentSaver {
    /// The workspace's experiments, or why there are none.
    public interface Source {
        Experiments open() throws WorkspaceException;
    }

    private final Source source;

    public SavedExperiments(Source source) {
        this.source = source;
    }

    @Override
    public void save(Experiment experiment) throws WorkspaceException {
        source.open().save(experiment);
    }

    @Override
    public List<ExperimentSummary> list(String search, int limit) throws WorkspaceException {
        return source.open().list(search, limit);
    }

    @Override
    public Optional<Experiment> get(UUID id) throws WorkspaceException {
        return source.open().get(id);
    }

    @Override
    public Optional<ExperimentSummary> summary(UUID id) throws WorkspaceException {
        return source.open().summary(id);
    }

    @Override
    public SequencedMap<String, Trend> trends() throws WorkspaceException {
        return Trend.all(source.open());
    }

    @Override
    public boolean note(UUID id, String note) throws WorkspaceException {
        return source.open().note(id, note);
    }

    @Override
    public boolean delete(UUID id) throws WorkspaceException {
        return source.open().delete(id);
    }

    @Override
    public boolean restore(UUID id) throws WorkspaceException {
        return source.open().restore(id);
    }
}
