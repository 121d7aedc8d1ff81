package dev.whittle.optimizer.pass;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// A part of a message from one heading to the next, such as [SectionPass] keeps or drops. The sections of a
/// prompt cover it without gaps.
///
/// @param message index of the message
/// @param title the heading; empty for text before the first one
/// @param level 1 for the highest; 0 for text before the first heading
/// @param start first char, that of the heading's line
/// @param body first char behind its heading
/// @param end char behind the last one: where the next heading of any level starts
/// @param tokens of its text alone, so that they add up to the prompt but for a few at the seams
public record Section(int message, String title, int level, int start, int body, int end, long tokens) {
    /// The sections of a prompt in order; empty ones are left out.
    public static List<Section> of(Prompt prompt, Tokenizer tokenizer) {
        List<Section> sections = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            Message message = prompt.messages().get(index);
            List<Heading> headings = Heading.of(message.text());
            int first = headings.isEmpty() ? message.text().length() : headings.getFirst().start();
            add(index, message.text(), "", 0, 0, 0, first, tokenizer, sections);
            for (int at = 0; at < headings.size(); at++) {
                Heading own = headings.get(at);
                int end = at + 1 < headings.size() ? headings.get(at + 1).start() : message.text().length();
                add(index, message.text(), own.title(), own.level(), own.start(), own.body(), end, tokenizer, sections);
            }
        }
        return sections;
    }

    /// Whether a name a person gives means it: all its words stand in the heading, side by side.
    public boolean named(String name) {
        return !Heading.plain(name).isEmpty() && Heading.named(title, name);
    }

    /// Its text.
    public String in(Prompt prompt) {
        return prompt.messages().get(message).text().substring(start, end);
    }

    private static void add(int message, String text, String title, int level, int start, int body, int end,
            Tokenizer tokenizer, List<Section> sections) {
        String own = text.substring(start, end);
        if (!own.isBlank()) {
            sections.add(new Section(message, title, level, start, body, end, tokenizer.count(own).tokens()));
        }
    }
}
