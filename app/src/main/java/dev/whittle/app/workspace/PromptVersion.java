package dev.whittle.app.workspace;

import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.PromptId;
import java.time.Instant;

/// A prompt as it was saved. A version never changes.
///
/// @param number counted from 1 within the name
/// @param id the identity of the content
/// @param note what the person wrote about it; may be empty
public record PromptVersion(String name, int number, PromptId id, Instant savedAt, String note, Prompt prompt) {}
