package dev.whittle.optimizer.experiment.matrix;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a person says of an answer.
///
/// @param grade 1 to 5 as a rubric gives it, or null if only passed or failed was said
/// @param passed whether the answer is good enough, or null if that was not said; with a grade, whether it is 4 or 5,
///     as a rubric has it unless it says otherwise
/// @param note why, or empty
public record Rating(@Nullable Integer grade, @Nullable Boolean passed, String note) {
    /// Nothing was said.
    public static final Rating NONE = new Rating(null, null, "");

    private static final int LOWEST = 1;
    private static final int GOOD = 4;
    private static final int HIGHEST = 5;

    /// @throws IllegalArgumentException if the grade is not between 1 and 5
    public Rating {
        if (grade != null) {
            if (grade < LOWEST || grade > HIGHEST) {
                throw new IllegalArgumentException("A grade is a whole number from 1 to 5, not %d.".formatted(grade));
            }
            passed = grade >= GOOD;
        }
        note = note.strip();
    }

    /// Whether nothing is said.
    public boolean isEmpty() {
        return grade == null && passed == null && note.isEmpty();
    }

    /// What the answer is worth, 0 to 1: a grade of 1 nothing and one of 5 everything; without a grade 1 if it
    /// passed and 0 if it failed; empty if neither was said.
    public OptionalDouble worth() {
        if (grade != null) {
            return OptionalDouble.of((double) (grade - LOWEST) / (HIGHEST - LOWEST));
        }
        return passed == null ? OptionalDouble.empty() : OptionalDouble.of(passed ? 1 : 0);
    }

    /// The same answer with a grade, or without one.
    public Rating withGrade(@Nullable Integer next) {
        return new Rating(next, null, note);
    }

    /// The same answer as passed or failed, or neither.
    public Rating withPassed(@Nullable Boolean next) {
        return new Rating(null, next, note);
    }

    /// The same verdict with another note.
    public Rating withNote(String next) {
        return new Rating(grade, passed, next);
    }
}
