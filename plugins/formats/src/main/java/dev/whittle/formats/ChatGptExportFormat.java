package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The `conversations.json` of ChatGPT's data export: of each conversation the branch that was shown last. What is
/// neither text nor said by a person or the model, such as the calls of tools, is left out and counted.
public final class ChatGptExportFormat extends ImportFormat {
    @Override
    public String id() {
        return "chatgpt-export";
    }

    @Override
    public String displayName() {
        return "ChatGPT data export";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode file = Json.orMissing(content);
        JsonNode first = file.isArray() ? file.path(0) : file;
        return first.path("mapping").isObject() && first.has("current_node");
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        JsonNode file = Json.read(FileText.normal(content));
        List<Template> all = new ArrayList<>();
        for (JsonNode conversation : file.isArray() ? file : Json.object().arrayNode().add(file)) {
            if (!conversation.path("mapping").isObject()) {
                throw new FormatException("Conversation %,d has no \"mapping\"; this is no data export of ChatGPT."
                        .formatted(all.size() + 1));
            }
            all.add(template(conversation));
        }
        if (all.isEmpty()) {
            throw new FormatException("There is no conversation in this file.");
        }
        return all;
    }

    private Template template(JsonNode conversation) {
        JsonNode nodes = conversation.path("mapping");
        List<JsonNode> branch = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String id = conversation.path("current_node").asString("");
        while (!id.isEmpty() && nodes.has(id) && seen.add(id)) {
            branch.addFirst(nodes.path(id).path("message"));
            id = nodes.path(id).path("parent").asString("");
        }
        List<Message> messages = new ArrayList<>();
        int leftOut = 0;
        for (JsonNode message : branch) {
            String text = text(message.path("content"));
            String role = message.at("/author/role").asString("");
            boolean hidden = message.at("/metadata/is_visually_hidden_from_conversation").asBoolean(false);
            if (text.isBlank() || hidden) {
                leftOut += text.isEmpty() && message.isObject() && !hidden ? 1 : 0;
            } else if (role.equals("system") || role.equals("user") || role.equals("assistant")) {
                messages.add(new Message(Role.of(role), text));
            } else {
                leftOut++;
            }
        }
        KeptFields kept = new KeptFields();
        kept.add("", conversation, Set.of("title", "mapping", "current_node"));
        if (leftOut > 0) {
            kept.add("", Json.object().put("messages_left_out", leftOut), Set.of());
        }
        return ChatWire.template(messages, null, Parameters.DEFAULT)
                .withName(conversation.path("title").asString("")).withKept(kept.kept(id()));
    }

    private static String text(JsonNode content) {
        if (!content.path("content_type").asString("").equals("text")) {
            return "";
        }
        return String.join("\n", content.path("parts").valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                .toList());
    }
}
