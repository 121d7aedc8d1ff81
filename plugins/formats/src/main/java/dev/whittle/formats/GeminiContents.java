package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Gemini's `generateContent`, whose model stands in the address. Names are read as `systemInstruction` and
/// as `system_instruction`, as Google's own readers do.
final class GeminiContents extends ChatWire {
    private static final String SYSTEM = "systemInstruction";
    private static final String CONFIG = "generationConfig";

    @Override
    boolean isBody(JsonNode body) {
        return body.path("contents").isArray() && body.path("contents").valueStream().allMatch(JsonNode::isObject);
    }

    @Override
    String list() {
        return "contents";
    }

    @Override
    ObjectNode write(List<Message> messages, @Nullable String model, @Nullable String provider,
            Parameters parameters) throws FormatException {
        int leading = AnthropicMessages.leadingSystem(messages, "Gemini");
        ObjectNode body = Json.object();
        if (leading > 0) {
            ArrayNode parts = body.putObject(SYSTEM).putArray("parts");
            messages.subList(0, leading).forEach(system -> parts.addObject().put("text", system.text()));
        }
        ArrayNode contents = body.putArray("contents");
        for (Message message : messages.subList(leading, messages.size())) {
            contents.addObject().put("role", message.role() == Role.USER ? "user" : "model").putArray("parts")
                    .addObject().put("text", message.text());
        }
        ObjectNode config = Json.object();
        put(config, "temperature", parameters.temperature());
        Integer most = parameters.maxTokens();
        if (most != null) {
            config.put("maxOutputTokens", most);
        }
        put(config, "topP", parameters.topP());
        Long seed = parameters.seed();
        if (seed != null) {
            config.put("seed", seed);
        }
        put(config, "stopSequences", parameters.stop());
        if (!config.isEmpty()) {
            body.set(CONFIG, config);
        }
        return body;
    }

    @Override
    Template read(JsonNode body, KeptFields kept) throws FormatException {
        JsonNode camel = camel(body, Set.of("system_instruction", "generation_config"));
        JsonNode config = camel(camel.path(CONFIG), Set.of("max_output_tokens", "top_p", "stop_sequences"));
        kept.add("", camel, Set.of(SYSTEM, "contents", CONFIG));
        if (config.isObject()) {
            kept.add("/" + CONFIG, config, Set.of("temperature", "maxOutputTokens", "topP", "seed", "stopSequences"));
        }
        List<Message> messages = new ArrayList<>();
        for (String part : parts(camel.path(SYSTEM), "The system instruction", "/" + SYSTEM, kept)) {
            messages.add(Message.system(part));
        }
        int index = 0;
        for (JsonNode content : camel.path("contents")) {
            String where = "Content %,d".formatted(index + 1);
            List<String> parts = parts(content, where, "/contents/" + index++, kept);
            messages.add(new Message(role(content.path("role").asString("user"), where), String.join("", parts)));
        }
        return template(messages, null,
                parameters(number(config, "temperature"), whole(config, "maxOutputTokens"), number(config, "topP"),
                        whole(config, "seed"), texts(config, "stopSequences")));
    }

    private static Role role(String role, String where) throws FormatException {
        return switch (role) {
            case "user" -> Role.USER;
            case "model" -> Role.ASSISTANT;
            default -> throw new FormatException("%s has the role \"%s\"; Gemini knows user and model."
                    .formatted(where, Quoted.brief(role)));
        };
    }

    private static List<String> parts(JsonNode holder, String where, String pointer, KeptFields kept)
            throws FormatException {
        if (holder.isMissingNode() || holder.isNull()) {
            return List.of();
        }
        kept.add(pointer, holder, Set.of("parts", "role"));
        List<String> texts = new ArrayList<>();
        boolean system = pointer.equals("/" + SYSTEM);
        for (JsonNode part : holder.path("parts")) {
            if (!part.path("text").isString()) {
                throw new FormatException(where + " holds something other than text; Whittle holds text.");
            }
            kept.add(pointer + "/parts/" + (system ? texts.size() : 0), part, Set.of("text"));
            texts.add(part.path("text").asString());
        }
        return texts;
    }

    // The same fields under the names they have in JavaScript, all but those kept as they are.
    private static JsonNode camel(JsonNode object, Set<String> snake) {
        if (!(object instanceof ObjectNode fields)) {
            return object;
        }
        ObjectNode renamed = Json.object();
        fields.properties().forEach(field -> renamed.set(
                snake.contains(field.getKey()) ? camel(field.getKey()) : field.getKey(), field.getValue()));
        return renamed;
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            camel.append(name.charAt(i) == '_' ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return camel.toString();
    }

    @Override
    Parameters held(Parameters parameters) {
        return signless(parameters, parameters.maxTokens(), parameters.seed());
    }

    @Override
    boolean namesModel() {
        return false;
    }
}
