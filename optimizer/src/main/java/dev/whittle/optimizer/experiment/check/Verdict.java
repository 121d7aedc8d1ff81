package dev.whittle.optimizer.experiment.check;

import dev.whittle.catalog.Cost;
import java.util.List;

/// What came of looking at an answer.
public sealed interface Verdict {
    /// One sentence for the person: what was found, or why nothing could be.
    String reason();

    /// What each model call made for this verdict cost, in order; empty where no model was asked.
    List<Cost> costs();

    /// The answer was judged.
    ///
    /// @param score 0 to 1, how well it did
    /// @param passed whether that is enough
    record Judged(double score, boolean passed, String reason, List<Cost> costs) implements Verdict {
        /// @throws IllegalArgumentException if the score is not between 0 and 1
        public Judged {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("A score is between 0 and 1, not %s.".formatted(score));
            }
            costs = List.copyOf(costs);
        }
    }

    /// The answer could not be judged: it neither passed nor failed and has no score.
    record Unjudged(String reason, List<Cost> costs) implements Verdict {
        public Unjudged {
            costs = List.copyOf(costs);
        }
    }

    /// All or nothing, without a model.
    static Verdict of(boolean passed, String reason) {
        return new Judged(passed ? 1 : 0, passed, reason, List.of());
    }

    /// A score that passes from a threshold on, without a model.
    static Verdict of(double score, double threshold, String reason) {
        return new Judged(score, score >= threshold, reason, List.of());
    }

    /// Not judged, without a model.
    static Verdict unjudged(String reason) {
        return new Unjudged(reason, List.of());
    }
}
