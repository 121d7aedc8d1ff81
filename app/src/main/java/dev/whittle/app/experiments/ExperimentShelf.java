package dev.whittle.app.experiments;

import dev.whittle.app.compare.OpinionShelf;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// Where experiments and what people said of them are kept. Every method blocks and is never called on the window's
/// thread; an exception made for people keeps its sentence.
public interface ExperimentShelf extends OpinionShelf {
    /// Those whose name, prompts or answers have all the words, newest first.
    List<ExperimentSummary> list(String search, int limit) throws Exception;

    /// Empty if there is none, or if it was deleted.
    Optional<Experiment> get(UUID id) throws Exception;

    /// As the list shows it; empty if there is none, or if it was deleted.
    Optional<ExperimentSummary> summary(UUID id) throws Exception;

    /// The runs of every prompt, by its name.
    SequencedMap<String, Trend> trends() throws Exception;

    /// Writes a note in the place of the one before.
    ///
    /// @return whether there is such an experiment
    boolean note(UUID id, String note) throws Exception;

    boolean delete(UUID id) throws Exception;

    boolean restore(UUID id) throws Exception;
}
