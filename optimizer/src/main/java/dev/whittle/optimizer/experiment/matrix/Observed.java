package dev.whittle.optimizer.experiment.matrix;

import java.time.Duration;

/// What replies of a model were like.
///
/// @param replies how many were looked at
/// @param lowOutput output tokens that nine in ten exceeded
/// @param highOutput output tokens that nine in ten stayed within
/// @param typical how long the middle one took
public record Observed(int replies, long lowOutput, long highOutput, Duration typical) {}
