package dev.whittle.app.training;

import java.time.Instant;
import java.util.UUID;

/// Something kept whose answers can be learned from.
///
/// @param onCases whether it is a run on cases, else a comparison side by side
/// @param answers how many answers it has; of a run, those of a judge count, too
/// @param rated how many of them a person rated
public record Lesson(UUID id, boolean onCases, String name, Instant at, int answers, int rated) {}
