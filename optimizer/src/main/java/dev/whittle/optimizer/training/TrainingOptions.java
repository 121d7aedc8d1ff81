package dev.whittle.optimizer.training;

/// How training data are made.
///
/// @param validation the share of prompts that is held out, 0 to below 1
/// @param seed decides which prompts those are
/// @param good the score from which on an answer is worth learning, 0 to 1
/// @param unrated whether an answer nobody rated is worth learning, too
public record TrainingOptions(double validation, long seed, double good, boolean unrated) {
    /// A fifth held out, answers that are wholly right.
    public static final TrainingOptions DEFAULT = new TrainingOptions(0.2, 1, 1, false);

    /// @throws IllegalArgumentException if a share or score is out of its bounds
    public TrainingOptions {
        if (!(validation >= 0 && validation < 1)) {
            throw new IllegalArgumentException(
                    "The share held out is from 0 to below 1, not %s.".formatted(validation));
        }
        if (!(good >= 0 && good <= 1)) {
            throw new IllegalArgumentException("A score is between 0 and 1, not %s.".formatted(good));
        }
    }
}
