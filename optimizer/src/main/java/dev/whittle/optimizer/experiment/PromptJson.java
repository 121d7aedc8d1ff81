package dev.whittle.optimizer.experiment;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prompts as JSON, in the shape all saved files share:
/// `{"messages": [{"role": "user", "text": "Hi {{name}}"}], "values": {"name": "Ada"}}`.
public final class PromptJson {
    private static final JsonMapper ASCII = JsonMapper
            .builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
            .build();

    private PromptJson() {}

    /// The prompt as a JSON object.
    public static ObjectNode write(Prompt prompt) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        ArrayNode messages = node.putArray("messages");
        for (Message message : prompt.messages()) {
            messages.addObject().put("role", message.role().id()).put("text", message.text());
        }
        ObjectNode values = node.putObject("values");
        prompt.values().forEach(values::put);
        return node;
    }

    /// The prompt a JSON object holds.
    ///
    /// @throws JacksonException if a field is missing or of the wrong kind
    /// @throws IllegalArgumentException if a role is unknown
    public static Prompt read(JsonNode node) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : node.required("messages")) {
            messages.add(new Message(Role.of(message.required("role").stringValue()),
                    message.required("text").stringValue()));
        }
        SequencedMap<String, String> values = new LinkedHashMap<>();
        node.required("values").properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().stringValue()));
        return new Prompt(messages, values);
    }

    /// JSON text that survives being stored as UTF-8: if any text holds half a surrogate pair, which UTF-8
    /// cannot, everything beyond ASCII is escaped.
    public static String print(JsonNode node) {
        String json = JsonMapper.shared().writeValueAsString(node);
        return wellFormed(json) ? json : ASCII.writeValueAsString(node);
    }

    private static boolean wellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
