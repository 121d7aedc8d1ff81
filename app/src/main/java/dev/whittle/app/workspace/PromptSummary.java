package dev.whittle.app.workspace;

import java.time.Instant;

/// A saved prompt as a list shows it.
///
/// @param versions how many there are
/// @param savedAt when the newest was saved
/// @param newest the number of the newest
public record PromptSummary(String name, int versions, int newest, Instant savedAt) {}
