package dev.whittle.app.experiments;

import dev.whittle.app.compare.ExperimentSaver;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Experiments;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The experiments of the workspace.
public record SavedExperiments(Experiments experiments) implements ExperimentShelf, ExperimentSaver {
    @Override
    public void save(Experiment experiment) throws WorkspaceException {
        experiments.save(experiment);
    }

    @Override
    public List<ExperimentSummary> list(String search, int limit) throws WorkspaceException {
        return experiments.list(search, limit);
    }

    @Override
    public Optional<Experiment> get(UUID id) throws WorkspaceException {
        return experiments.get(id);
    }

    @Override
    public boolean delete(UUID id) throws WorkspaceException {
        return experiments.delete(id);
    }

    @Override
    public boolean restore(UUID id) throws WorkspaceException {
        return experiments.restore(id);
    }
}
