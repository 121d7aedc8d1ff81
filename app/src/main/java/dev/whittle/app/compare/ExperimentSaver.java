package dev.whittle.app.compare;

import dev.whittle.optimizer.experiment.Experiment;

/// Keeps an experiment for good; blocks. Saving the same one again changes nothing.
public interface ExperimentSaver {
    void save(Experiment experiment) throws Exception;
}
