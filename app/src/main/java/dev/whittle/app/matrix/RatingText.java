package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.Rating;

/// What a person says of an answer, in a word or two.
public final class RatingText {
    private RatingText() {}

    /// `4 of 5`, `pass`, `fail`, or empty.
    public static String of(Rating rating) {
        if (rating.grade() != null) {
            return rating.grade() + " of 5";
        }
        return rating.passed() == null ? "" : rating.passed() ? "pass" : "fail";
    }
}
