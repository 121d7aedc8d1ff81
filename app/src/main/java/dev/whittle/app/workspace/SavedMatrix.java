package dev.whittle.app.workspace;

import java.time.Instant;
import java.util.UUID;

/// A run of prompts x models x cases as it was started.
///
/// @param body its inputs as JSON
public record SavedMatrix(UUID id, String name, Instant createdAt, String body) {}
