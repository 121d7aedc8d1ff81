package dev.whittle.app.prompt;

import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What a file was understood to be.
///
/// @param format null if it is plain text
/// @param template the prompt in it, the first of several
/// @param requests how many requests or prompts it holds
/// @param note why it is not what it seems to be, or empty
/// @param others formats in which the text would have variables that it has not now
public record Understood(@Nullable TemplateFormat format, Template template, int requests, String note,
        List<Other> others) {
    /// Another way to read the text.
    ///
    /// @param variables all of them
    public record Other(TemplateFormat format, SequencedSet<String> variables) {}

    public Understood {
        others = List.copyOf(others);
    }

    /// What people call the format.
    public String formatName() {
        return format == null ? "plain text" : format.displayName();
    }
}
