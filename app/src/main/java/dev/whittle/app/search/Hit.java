package dev.whittle.app.search;

import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.PromptSummary;
import java.time.Instant;
import java.util.List;

/// Something that can be opened.
public sealed interface Hit {
    /// A saved prompt, where nothing is searched for.
    ///
    /// @param labels such as `production (v3)`
    /// @param warnings sentences on models that go; none too while they are looked for
    record Prompt(PromptSummary summary, List<String> labels, List<String> warnings) implements Hit {
        public Prompt {
            labels = List.copyOf(labels);
            warnings = List.copyOf(warnings);
        }
    }

    /// Something that has the words.
    record Match(Found found) implements Hit {}

    /// When it was saved.
    default Instant at() {
        return switch (this) {
            case Prompt prompt -> prompt.summary().savedAt();
            case Match(Found found) -> found.at();
        };
    }

    /// What it is called.
    default String title() {
        return switch (this) {
            case Prompt prompt -> prompt.summary().name();
            case Match(Found.Version version) when Kind.of(this) == Kind.PROMPT -> version.ref().name();
            case Match(Found.Version version) -> version.ref().toString();
            case Match(Found.Comparison comparison) -> comparison.summary().name();
            case Match(Found.Cases run) -> run.name();
        };
    }

    /// The words around what was found, or what there is of it.
    default String detail() {
        return switch (this) {
            case Prompt prompt -> prompt.summary().versions()
                    + (prompt.summary().versions() == 1 ? " version" : " versions")
                    + (prompt.labels().isEmpty() ? "" : "  ·  " + String.join(", ", prompt.labels()));
            case Match(Found.Version version) when version.others() > 0 && Kind.of(this) == Kind.VERSION ->
                "%s  ·  and in %d older".formatted(version.excerpt(), version.others());
            case Match(Found found) -> found.excerpt();
        };
    }
}
