package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;

/// A text in a template language. One user message is the whole file; a chat has a heading a message, as in
/// [MarkdownFormat].
abstract class TextTemplateFormat implements TemplateFormat {
    private final Language language;

    TextTemplateFormat(Language language) {
        this.language = language;
    }

    @Override
    public boolean recognises(String content) {
        return language.recognises(content);
    }

    @Override
    public Template held(Template template) {
        List<Message> messages = template.prompt().messages().stream()
                .map(message -> message.withText(language.held(message.text()))).toList();
        return new Template("", "", Prompt.of(messages.toArray(Message[]::new)), null, null, Parameters.DEFAULT);
    }

    @Override
    public String write(Template template) throws FormatException {
        List<Message> messages = template.prompt().messages();
        language.checkNames(template.prompt().variables());
        List<Message> written = new ArrayList<>();
        for (Message message : messages) {
            if (!MarkdownMessages.everyCharStays(message.text())) {
                throw new FormatException(
                        "Message %,d holds a carriage return, a control character or half a character,"
                                .formatted(written.size() + 1) + " which a text file does not keep; delete it.");
            }
            written.add(message.withText(language.write(message.text())));
        }
        return FileText.bounded(isAlone(written) ? written.getFirst().text() : MarkdownMessages.write(written));
    }

    private static boolean isAlone(List<Message> written) {
        return written.size() == 1 && written.getFirst().role() == Role.USER && !written.getFirst().text().isEmpty()
                && !MarkdownMessages.hasHeading(written.getFirst().text());
    }

    @Override
    public Template read(String content) throws FormatException {
        String text = FileText.normal(content);
        List<Message> written = text.isEmpty()
                ? List.of()
                : MarkdownMessages.hasHeading(text)
                        ? MarkdownMessages.read(text, 0)
                        : List.of(Message.user(text));
        List<Message> messages = new ArrayList<>();
        for (Message message : written) {
            messages.add(message
                    .withText(language.read(message.text(), "Message %,d".formatted(messages.size() + 1))));
        }
        return new Template("", "", Prompt.of(messages.toArray(Message[]::new)), null, null, Parameters.DEFAULT);
    }
}
