package dev.whittle.app.workspace;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a person thinks of an answer.
///
/// @param stars 1 to 5, or null
/// @param score 0 to 100, or null
/// @param note may be empty
public record AnswerRating(@Nullable Integer stars, @Nullable BigDecimal score, String note) {
    public static final AnswerRating NONE = new AnswerRating(null, null, "");

    private static final BigDecimal MOST = new BigDecimal(100);

    /// @throws IllegalArgumentException if a number is out of its range; the message is one sentence
    public AnswerRating {
        if (stars != null && (stars < 1 || stars > 5)) {
            throw new IllegalArgumentException("A rating is 1 to 5 stars, not %d.".formatted(stars));
        }
        if (score != null && (score.signum() < 0 || score.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException("A score is 0 to 100, not %s.".formatted(score.toPlainString()));
        }
    }

    /// What the answer is worth, 0 to 1: its score of 100, else its stars, of which one is worth nothing and five
    /// everything; empty if there is neither.
    public OptionalDouble worth() {
        if (score != null) {
            return OptionalDouble.of(score.doubleValue() / MOST.doubleValue());
        }
        return stars == null ? OptionalDouble.empty() : OptionalDouble.of((stars - 1) / 4.0);
    }
}
