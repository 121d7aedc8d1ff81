package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.PartNames.Role;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Paragraph;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.List;

/// The question a prompt itself asks of its documents.
public final class PromptQuestion {
    private static final int LONGEST = 400;

    private PromptQuestion() {}

    /// What stands in the last message behind the last label, below the last heading or in the last tag that
    /// calls it a question ("Question: ...", `<query>`); else its first or last paragraph, if that ends with a
    /// question mark. Empty if there is none, it is a variable, or it is longer than 400 chars.
    public static String in(Prompt prompt) {
        int last = prompt.messages().size() - 1;
        if (last < 0) {
            return "";
        }
        Message message = prompt.messages().get(last);
        List<Span> read = Contexts.of(prompt).stream().filter(span -> span.message() == last).toList();
        String named = named(message.text(), read);
        String question = named.isEmpty() ? plain(message.text()) : named;
        return question.length() > LONGEST || !Variables.places(question).isEmpty() ? "" : question;
    }

    private static String named(String text, List<Span> read) {
        String question = "";
        for (Element element : Element.in(text)) {
            if (element.role() == Role.QUESTION) {
                question = text.substring(element.from(), element.to()).strip();
            }
        }
        List<Line> lines = Line.of(text);
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            Head head = Head.of(text, line);
            if (head != null && head.role() == Role.QUESTION && read.stream()
                    .noneMatch(span -> span.start() <= line.start() && line.start() < span.end())) {
                String behind = text.substring(Math.min(head.value(), line.end()), line.end()).strip();
                int below = at + 1;
                while (behind.isEmpty() && below < lines.size() && lines.get(below).blank(text)) {
                    below++;
                }
                StringBuilder found = new StringBuilder(behind);
                for (; below < lines.size() && !lines.get(below).blank(text)
                        && Head.of(text, lines.get(below)) == null; below++) {
                    found.append(found.isEmpty() ? "" : " ").append(lines.get(below).in(text).strip());
                }
                question = found.isEmpty() ? question : found.toString();
            }
        }
        return question;
    }

    private static String plain(String text) {
        List<Paragraph> paragraphs = Paragraph.of(text);
        if (paragraphs.isEmpty()) {
            return "";
        }
        String last = paragraphs.getLast().in(text).strip();
        String first = paragraphs.getFirst().in(text).strip();
        return last.endsWith("?") ? last : first.endsWith("?") ? first : "";
    }
}
