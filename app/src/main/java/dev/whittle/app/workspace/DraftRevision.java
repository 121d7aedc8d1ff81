package dev.whittle.app.workspace;

import java.time.Instant;

/// An earlier state of the draft.
///
/// @param id grows with every save
/// @param name what the prompt was called
/// @param chars chars of everything typed
public record DraftRevision(long id, Instant savedAt, String name, int chars) {}
