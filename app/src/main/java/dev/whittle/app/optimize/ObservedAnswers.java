package dev.whittle.app.optimize;

import dev.whittle.app.workspace.Experiments;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long the answers of a model were in the saved experiments.
public final class ObservedAnswers {
    private static final int MOST_EXPERIMENTS = 200;

    private ObservedAnswers() {}

    /// Output tokens as the provider counted them, of every whole answer in the newest experiments.
    public static List<Long> of(Experiments experiments, Model model) throws WorkspaceException {
        List<Long> lengths = new ArrayList<>();
        for (Experiment experiment : experiments.newest(MOST_EXPERIMENTS)) {
            experiment.runs().stream()
                    .filter(run -> model.key().equals(run.column().target().catalogKey()))
                    .forEach(run -> usage(run.outcome()).ifPresent(usage -> lengths.add(usage.output())));
        }
        return lengths;
    }

    private static Optional<Usage> usage(Outcome outcome) {
        return outcome instanceof Outcome.Finished finished
                ? Optional.ofNullable(finished.reply().usage())
                : Optional.empty();
    }
}
