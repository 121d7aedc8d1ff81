package dev.whittle.app.search;

import dev.whittle.app.Figures;
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
            case Match(Found.Answer answer) -> answer.place().name();
        };
    }

    /// What exactly it is of: the column, model and case of an answer, the case of a run; or empty.
    default String place() {
        return switch (this) {
            case Match(Found.Answer answer) -> "%s · %s%s".formatted(answer.column(), answer.model(),
                    switch (answer.place()) {
                        case Found.InComparison _ -> "";
                        case Found.OnCase one -> " · " + of(one.of()) + (one.repeats() == 1
                                ? ""
                                : ", repeat %d of %d".formatted(one.repeat(), one.repeats()));
                    });
            case Match(Found.Cases run) when run.first().isPresent() -> of(run.first().get())
                    + (run.others() == 0 ? "" : ", and in %s more".formatted(Figures.counted(run.others(), "case")));
            case Prompt _,Match _ -> "";
        };
    }

    private static String of(Found.OfCase one) {
        String number = "case " + one.number();
        return one.title().startsWith(number) ? one.title() : "%s, %s".formatted(number, one.title());
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
