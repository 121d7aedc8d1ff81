package dev.whittle.app.workspace;

import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.PromptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A prompt as it was saved. A version never changes; only its note may be written anew.
///
/// @param number counted from 1 within the name
/// @param id the identity of the content
/// @param note what the person wrote about it; may be empty
/// @param parent the version it was made from, or null if there was none or it is not known
/// @param modelKey catalog key of the model that was chosen when it was saved, or null if that is not known
public record PromptVersion(String name, int number, PromptId id, Instant savedAt, String note, Prompt prompt,
        @Nullable VersionRef parent, @Nullable String modelKey) {
    /// A version of which neither origin nor model is known.
    public PromptVersion(String name, int number, PromptId id, Instant savedAt, String note, Prompt prompt) {
        this(name, number, id, savedAt, note, prompt, null, null);
    }

    public VersionRef ref() {
        return new VersionRef(name, number);
    }
}
