package dev.whittle.app.workspace;

import java.util.Objects;

/// How the Compare screen stands.
///
/// @param cases whether the columns are shown on cases and not side by side
/// @param answers how answers are laid out: `text`, `markdown` or `json`
public record CompareOptions(boolean cases, String answers) {
    public static final CompareOptions DEFAULT = new CompareOptions(false, "text");

    // What an older Whittle saved does not say how.
    public CompareOptions {
        answers = Objects.requireNonNullElse(answers, "text");
    }
}
