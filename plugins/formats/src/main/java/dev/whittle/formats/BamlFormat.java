package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A BAML function with its client. Every variable is an argument of type `string` but for `ctx.output_format`,
/// which BAML itself fills; the function's answer is a `string`. Of a file with several functions the first is read.
public final class BamlFormat implements TemplateFormat {
    private static final Pattern FUNCTION = Pattern.compile("function\\s+(\\w+)\\s*\\((?s:.*)\\)\\s*->(?s:.*)");
    private static final Pattern ROLE = Pattern
            .compile("\\{\\{-?\\s*_\\.(?:role|chat)\\(\\s*[\"'](\\w+)[\"']\\s*\\)\\s*-?\\}\\}");
    private static final Language LANGUAGE = new BamlText();

    @Override
    public String id() {
        return "baml";
    }

    @Override
    public String displayName() {
        return "BAML";
    }

    @Override
    public String extension() {
        return "baml";
    }

    @Override
    public boolean recognises(String content) {
        return content.contains("function ") && content.contains("prompt ") && content.contains("->")
                && content.contains("client ");
    }

    @Override
    public Template held(Template template) {
        Prompt prompt = Prompt.of(template.prompt().messages().toArray(Message[]::new));
        String provider = template.provider();
        return new Template(functionName(template.name()), "", prompt,
                provider != null && BamlClient.knows(provider) ? provider : null, template.model(),
                ChatWire.signless(template.parameters(), template.parameters().maxTokens(),
                        template.parameters().seed()))
                .withKept(Kept.NONE);
    }

    /// A name as BAML has it: `Ticket triage` is `TicketTriage`.
    static String functionName(String name) {
        StringBuilder plain = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9_]+", -1)) {
            String part = plain.isEmpty() ? word.replaceFirst("^[0-9_]+", "") : word;
            if (!part.isEmpty()) {
                plain.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part, 1, part.length());
            }
        }
        return plain.isEmpty() ? "Prompt" : plain.toString();
    }

    @Override
    public String write(Template template) throws FormatException {
        Prompt prompt = template.prompt();
        List<String> names = new ArrayList<>();
        for (String name : prompt.variables()) {
            if (!name.equals("ctx.output_format")) {
                requireArgument(name);
                names.add(name + ": string");
            }
        }
        Template held = held(template);
        String function = held.name();
        StringBuilder body = new StringBuilder();
        int number = 0;
        @Nullable
        Role before = null;
        for (Message message : prompt.messages()) {
            if (message.role() == before) {
                throw new FormatException("Messages %,d and %,d are both of the %s, which BAML would join; join them."
                        .formatted(number, number + 1, message.role().id()));
            }
            before = message.role();
            body.append("{{ _.role(\"").append(message.role().id()).append("\") }}\n")
                    .append(text(message.text(), ++number)).append('\n');
        }
        String hashes = "#";
        while (body.indexOf("\"" + hashes) >= 0) {
            hashes += "#";
        }
        return FileText
                .bounded("%sfunction %s(%s) -> string {\n  client %sClient\n  prompt %s\"\n%s\"%s\n}\n".formatted(
                        BamlClient.write(held), function, String.join(", ", names), function, hashes, body, hashes));
    }

    private static void requireArgument(String name) throws FormatException {
        String objection = LANGUAGE.objection(name);
        if (!objection.isEmpty()) {
            throw new FormatException("The variable {{%s}} cannot be written: %s; rename it."
                    .formatted(Quoted.brief(name), objection));
        }
    }

    private static String text(String text, int number) throws FormatException {
        if (!MarkdownMessages.everyCharStays(text)) {
            throw new FormatException("Message %,d holds a control character, which the file would not keep; delete it."
                    .formatted(number));
        }
        if (text.isEmpty() || FileText.beginsBlank(text) || FileText.endsBlank(text)) {
            throw new FormatException("Message %,d is empty or begins or ends with blanks, which BAML drops; trim it."
                    .formatted(number));
        }
        String body = LANGUAGE.write(text);
        if (ROLE.matcher(body).find()) {
            throw new FormatException("Message %,d holds _.role(...), which BAML takes for the beginning of a message; "
                    .formatted(number) + "change it.");
        }
        return body;
    }

    @Override
    public Template read(String content) throws FormatException {
        String source = FileText.normal(content);
        List<BamlSource.Block> blocks = BamlSource.blocks(source);
        BamlSource.Block function = blocks.stream().filter(block -> FUNCTION.matcher(block.head()).matches())
                .findFirst().orElseThrow(() -> new FormatException(
                        "This is no BAML with a prompt: it has no function such as \"function Name(text: string) -> "
                                + "string\"."));
        Matcher head = FUNCTION.matcher(function.head());
        String name = head.matches() ? head.group(1) : "";
        @Nullable
        String client = null;
        @Nullable
        String prompt = null;
        for (BamlSource.Field field : BamlSource.fields(function.body())) {
            switch (field.name()) {
                case "client" -> client = field.value();
                case "prompt" -> prompt = field.quoted() ? field.value() : null;
                default -> {
                }
            }
        }
        if (prompt == null) {
            throw new FormatException("The function %s has no prompt of text.".formatted(Quoted.brief(name)));
        }
        Template model = client == null
                ? ChatWire.template(List.of(), null, Parameters.DEFAULT)
                : BamlClient.read(blocks, client);
        return model.withName(functionName(name))
                .withPrompt(Prompt.of(messages(dedented(prompt)).toArray(Message[]::new)));
    }

    // As BAML does with every raw string: without the blanks all its lines begin with, and those around it.
    private static String dedented(String raw) {
        int least = Integer.MAX_VALUE;
        for (String line : raw.split("\n", -1)) {
            if (!line.isBlank()) {
                least = Math.min(least, line.length() - line.stripLeading().length());
            }
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (String line : raw.split("\n", -1)) {
            text.append(line.isBlank() ? line.substring(Math.min(least, line.length())) : line.substring(least))
                    .append('\n');
        }
        return text.toString().strip();
    }

    private static List<Message> messages(String prompt) throws FormatException {
        List<Message> messages = new ArrayList<>();
        Matcher role = ROLE.matcher(prompt);
        Role next = Role.USER;
        int from = 0;
        boolean more = true;
        while (more) {
            more = role.find();
            String text = prompt.substring(from, more ? role.start() : prompt.length()).strip();
            if (!text.isEmpty() || from > 0) {
                messages.add(new Message(next,
                        LANGUAGE.read(text, "Message %,d".formatted(messages.size() + 1))));
            }
            if (more) {
                next = RoleName.read(role.group(1), "Message %,d".formatted(messages.size() + 1));
                from = role.end();
            }
        }
        return messages;
    }
}
