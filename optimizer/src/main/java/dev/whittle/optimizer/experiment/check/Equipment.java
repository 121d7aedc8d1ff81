package dev.whittle.optimizer.experiment.check;

import dev.whittle.embed.Embedder;
import org.jspecify.annotations.Nullable;

/// What some checks need beside the answer.
///
/// @param embedder for `similar`; null if there is none
/// @param judge for `llm-rubric` and `pairwise`; null if none was chosen
public record Equipment(@Nullable Embedder embedder, @Nullable JudgeModel judge) {
    /// Nothing but the answer itself.
    public static final Equipment NONE = new Equipment(null, null);
}
