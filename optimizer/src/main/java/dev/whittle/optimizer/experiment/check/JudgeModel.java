package dev.whittle.optimizer.experiment.check;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Prompt;

/// The model that judges. Thread-safe. A runner with a budget and a cache of its own puts them in
/// here, so that the judge's calls count like any other.
@FunctionalInterface
public interface JudgeModel {
    /// Asks the model on the calling thread and always comes back with an outcome; interrupting
    /// the thread gives [Outcome.Stopped].
    Outcome ask(Prompt prompt);

    /// A model asked directly, priced as a column of a comparison is.
    ///
    /// @param server a client of the target's server; it is not closed
    static JudgeModel of(Comparison comparison, Target target, LanguageModel server, Parameters parameters) {
        return prompt -> comparison
                .run(new Column("judge", "", prompt, target, parameters), server, _ -> {})
                .outcome();
    }
}
