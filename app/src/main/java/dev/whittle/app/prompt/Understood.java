package dev.whittle.app.prompt;

import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
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
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int LONGEST_PREVIEW = 60_000;

    /// Another way to read the text.
    ///
    /// @param variables all of them
    public record Other(TemplateFormat format, SequencedSet<String> variables) {}

    public Understood {
        others = List.copyOf(others);
    }

    /// One line of what is told of it.
    public record Fact(String what, String value) {}

    /// Whether there is nothing to decide: it is plain text and seems to be nothing else.
    public boolean isCertainlyPlain() {
        return format == null && note.isEmpty() && others.isEmpty();
    }

    /// What there is to know before it takes the place of a prompt.
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        List<String> roles = template.prompt().messages().stream().map(message -> message.role().id()).toList();
        facts.add(new Fact("Messages",
                roles.isEmpty() ? "none" : "%,d: %s".formatted(roles.size(), brief(String.join(", ", roles)))));
        if (!template.prompt().variables().isEmpty()) {
            facts.add(new Fact("Variables", brief(String.join(", ", template.prompt().variables()))));
        }
        if (!template.prompt().values().isEmpty()) {
            facts.add(new Fact("Values for", brief(String.join(", ", template.prompt().values().keySet()))));
        }
        if (requests > 1) {
            facts.add(new Fact("Requests", "%,d, of which this is the first".formatted(requests)));
        }
        String model = template.model();
        if (model != null) {
            facts.add(new Fact("Model", brief(model)));
        }
        if (!template.kept().fields().isEmpty()) {
            facts.add(new Fact("Not of the prompt", brief(String.join(", ", template.kept().fields().keySet()))));
        }
        for (Other other : others) {
            facts.add(new Fact("As " + other.format().displayName(),
                    "variables " + brief(String.join(", ", other.variables()))));
        }
        return facts;
    }

    /// The messages, cut where they get long.
    public String preview() {
        StringBuilder preview = new StringBuilder();
        for (Message message : template.prompt().messages()) {
            preview.append(preview.isEmpty() ? "" : "\n\n").append(message.role().id()).append("\n")
                    .append(message.text(), 0, Math.min(message.text().length(), LONGEST_MESSAGE));
            if (message.text().length() > LONGEST_MESSAGE || preview.length() > LONGEST_PREVIEW) {
                return preview.append("\n… and more").toString();
            }
        }
        return preview.toString();
    }

    static String brief(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    /// What people call the format.
    public String formatName() {
        return format == null ? "plain text" : format.displayName();
    }
}
