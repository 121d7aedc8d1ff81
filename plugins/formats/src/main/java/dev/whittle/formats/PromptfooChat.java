package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The messages in the text of one promptfoo prompt: a chat as JSON or YAML, or else one user message.
final class PromptfooChat {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(YamlReader.MAX_CHARACTERS).build())
            .build())
            .build();

    private final UnaryOperator<String> names;
    private final int line;

    private PromptfooChat(int line, UnaryOperator<String> names) {
        this.line = line;
        this.names = names;
    }

    static List<Message> read(String raw, int line, UnaryOperator<String> names) throws FormatException {
        var chat = new PromptfooChat(line, names);
        JsonNode json = json(raw);
        if (json != null && json.isArray() && json.valueStream().allMatch(item -> item.has("role"))) {
            List<Message> messages = new ArrayList<>();
            for (JsonNode item : json) {
                messages.add(chat.message(item.path("role").asString(""), jsonText(item.path("content"), line)));
            }
            return messages;
        }
        return raw.stripLeading().startsWith("- role:") ? chat.yaml(raw) : List.of(chat.message("user", raw));
    }

    private static @Nullable JsonNode json(String raw) {
        if (!raw.stripLeading().startsWith("[")) {
            return null;
        }
        try {
            return JSON.readTree(raw);
        } catch (JacksonException _) {
            // promptfoo does the same: what is not JSON is plain text.
            return null;
        }
    }

    private List<Message> yaml(String raw) throws FormatException {
        List<Message> messages = new ArrayList<>();
        if (YamlReader.read(raw, line) instanceof Yaml.Items(_, var items)) {
            for (Yaml item : items) {
                Yaml.Mapping message = Yaml.mapping(item, "a message");
                messages.add(message(Yaml.text(message.get("role"), "a message's role"),
                        Yaml.text(message.get("content"), "a message's content")));
            }
        }
        return messages;
    }

    private Message message(String role, String content) throws FormatException {
        Role known = switch (role) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw new FormatException(
                    "Line %,d or below: a message's role is \"%s\"; Whittle holds system, user and assistant messages."
                            .formatted(line, Quoted.brief(role)));
        };
        return new Message(known,
                Nunjucks.read(content, names, "Line %,d or below: the %s message".formatted(line, role)));
    }

    private static String jsonText(JsonNode content, int line) throws FormatException {
        if (content.isString()) {
            return content.asString();
        }
        if (!content.isArray() || !content.valueStream().allMatch(part -> part.path("text").isString())) {
            throw new FormatException("Line %,d or below: a message holds something other than text.".formatted(line));
        }
        return String.join("\n", content.valueStream().map(part -> part.path("text").asString()).toList());
    }
}
