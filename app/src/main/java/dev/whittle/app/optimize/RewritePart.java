package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.Rewriter.Part;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;

/// A part of the prompt that can be written anew.
///
/// @param title such as `Message 1 · system` or `    Rules`
/// @param tokens with its heading
record RewritePart(String title, Part part, long tokens) {
    /// The messages that have text, each followed by its sections if it has several.
    static List<RewritePart> of(Prompt prompt, List<Section> sections) {
        List<RewritePart> parts = new ArrayList<>();
        for (int i = 0; i < prompt.messages().size(); i++) {
            int message = i;
            List<Section> own = sections.stream().filter(section -> section.message() == message).toList();
            if (own.isEmpty()) {
                continue;
            }
            parts.add(new RewritePart("Message %d · %s".formatted(i + 1, prompt.messages().get(i).role().id()),
                    Part.of(prompt, i), own.stream().mapToLong(Section::tokens).sum()));
            own.stream().filter(section -> own.size() > 1 && !Part.of(section).in(prompt).isEmpty())
                    .forEach(section -> parts.add(new RewritePart("    " + (section.title().isEmpty()
                            ? "before the first heading"
                            : section.title()), Part.of(section), section.tokens())));
        }
        return parts;
    }

    @Override
    public String toString() {
        return "%s (%s tokens)".formatted(title, Figures.number(tokens));
    }
}
