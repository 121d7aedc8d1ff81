package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One vendor's request body: a chat with its model and parameters as JSON.
abstract class ChatWire {
    /// Whether an object is such a body and no other vendor's.
    abstract boolean isBody(JsonNode body);

    /// Where the messages stand, which every such body has.
    abstract String list();

    /// The body of a prompt whose values stand in its messages.
    abstract ObjectNode write(List<Message> messages, @Nullable String model, @Nullable String provider,
            Parameters parameters) throws FormatException;

    abstract Template read(JsonNode body, KeptFields kept) throws FormatException;

    /// The parameters that have a place in the body.
    abstract Parameters held(Parameters parameters);

    /// Whether the model stands in the body rather than in the address.
    boolean namesModel() {
        return true;
    }

    /// What of a template a body holds, all values filled in.
    Template held(Prompt prompt, Template template) {
        return new Template("", "", Prompt.of(prompt.rendered().toArray(Message[]::new)), null,
                namesModel() ? template.model() : null, held(template.parameters()));
    }

    /// The whole body of a prompt.
    ///
    /// @param kept fields from a file of this kind
    ObjectNode body(Prompt prompt, Template template, Map<String, String> kept) throws FormatException {
        ObjectNode body = write(prompt.rendered(), template.model(), template.provider(),
                held(template.parameters()));
        KeptFields.put(kept, body);
        return body;
    }

    /// Parameters without the sign of a zero, which JSON readers drop.
    static Parameters signless(Parameters given, @Nullable Integer maxTokens, @Nullable Long seed) {
        Double temperature = given.temperature();
        Double topP = given.topP();
        return new Parameters(temperature == null ? null : temperature + 0.0, maxTokens,
                topP == null ? null : topP + 0.0,
                seed, given.stop());
    }

    static void put(ObjectNode into, String key, @Nullable Double value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    static void put(ObjectNode into, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = into.putArray(key);
            texts.forEach(list::add);
        }
    }

    static Template template(List<Message> messages, @Nullable String model, Parameters parameters) {
        return new Template("", "", Prompt.of(messages.toArray(Message[]::new)), null, model, parameters);
    }

    /// The messages of a list of objects with `role` and `content`.
    static List<Message> chat(JsonNode list, String pointer, KeptFields kept) throws FormatException {
        List<Message> messages = new ArrayList<>();
        for (JsonNode item : list) {
            String where = "Message %,d".formatted(messages.size() + 1);
            if (!item.isObject()) {
                throw new FormatException(where + " is no object with a role and a content.");
            }
            String place = pointer + "/" + messages.size();
            kept.add(place, item, Set.of("role", "content"));
            messages.add(new Message(role(item.path("role"), where),
                    text(item.path("content"), where, place + "/content", kept)));
        }
        return messages;
    }

    // Some libraries have words of their own.
    private static Role role(JsonNode role, String where) throws FormatException {
        return switch (role.asString("")) {
            case "human" -> Role.USER;
            case "model", "ai" -> Role.ASSISTANT;
            case String name -> RoleName.read(name, where);
        };
    }

    /// The text of a content: itself, or its parts of text one below the other.
    static String text(JsonNode content, String where, String pointer, KeptFields kept) throws FormatException {
        if (content.isString()) {
            return content.asString();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode part : content) {
            if (!part.path("text").isString()) {
                texts.clear();
                break;
            }
            kept.add(pointer + "/0", part, Set.of("type", "text"));
            texts.add(part.path("text").asString());
        }
        if (texts.isEmpty() || !content.isArray()) {
            throw new FormatException(where + " holds something other than text, such as an image or the call of a "
                    + "tool; Whittle holds text.");
        }
        return String.join("\n", texts);
    }

    static @Nullable String model(JsonNode model) throws FormatException {
        if (!model.isMissingNode() && !model.isNull() && !model.isString()) {
            throw new FormatException("The model is not a text.");
        }
        return model.isString() ? model.asString() : null;
    }

    /// Parameters under a vendor's names; a name that is missing is null.
    static Parameters parameters(@Nullable Double temperature, @Nullable Long maxTokens, @Nullable Double topP,
            @Nullable Long seed, List<String> stop) throws FormatException {
        return Settings.parameters(1, temperature, maxTokens, topP, seed, stop);
    }

    static @Nullable Double number(JsonNode object, String name) throws FormatException {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new FormatException("The field \"%s\" is not a number.".formatted(name));
        }
        return value.decimalValue().doubleValue();
    }

    static @Nullable Long whole(JsonNode object, String name) throws FormatException {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new FormatException("The field \"%s\" is not a whole number.".formatted(name));
        }
        return value.longValue();
    }

    static List<String> texts(JsonNode object, String name) throws FormatException {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (value.isString()) {
            return List.of(value.asString());
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw new FormatException("The field \"%s\" is not a list of texts.".formatted(name));
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }
}
