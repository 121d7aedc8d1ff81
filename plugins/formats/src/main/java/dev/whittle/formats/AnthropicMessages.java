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

/// Anthropic's Messages: the system text stands beside the messages, the most output is required, a seed is
/// not known.
final class AnthropicMessages extends ChatWire {
    /// What is asked for where the person asks for nothing.
    static final int DEFAULT_MOST = 4096;
    private static final Set<String> KNOWN = Set.of("model", "system", "messages", "max_tokens", "temperature", "top_p",
            "stop_sequences");

    @Override
    boolean isBody(JsonNode body) {
        return body.path("messages").isArray() && (body.has("system") || body.has("stop_sequences")
                || body.path("model").asString("").startsWith("claude"));
    }

    @Override
    String list() {
        return "messages";
    }

    @Override
    ObjectNode write(List<Message> messages, @Nullable String model, @Nullable String provider,
            Parameters parameters) throws FormatException {
        int leading = leadingSystem(messages, "Anthropic");
        ObjectNode body = Json.object();
        if (model != null) {
            body.put("model", model);
        }
        Integer most = parameters.maxTokens();
        body.put("max_tokens", most == null ? DEFAULT_MOST : most);
        if (leading == 1) {
            body.put("system", messages.getFirst().text());
        } else if (leading > 1) {
            ArrayNode blocks = body.putArray("system");
            messages.subList(0, leading)
                    .forEach(system -> blocks.addObject().put("type", "text").put("text", system.text()));
        }
        body.set("messages", OpenAiChat.messages(messages.subList(leading, messages.size())));
        put(body, "temperature", parameters.temperature());
        put(body, "top_p", parameters.topP());
        put(body, "stop_sequences", parameters.stop());
        return body;
    }

    /// How many system messages stand in front of all others.
    ///
    /// @throws FormatException if one stands behind another message
    static int leadingSystem(List<Message> messages, String vendor) throws FormatException {
        int leading = 0;
        while (leading < messages.size() && messages.get(leading).role() == Role.SYSTEM) {
            leading++;
        }
        for (int i = leading; i < messages.size(); i++) {
            if (messages.get(i).role() == Role.SYSTEM) {
                throw new FormatException("%s takes system text in front only; move message %d up or make it a user "
                        .formatted(vendor, i + 1) + "message.");
            }
        }
        return leading;
    }

    @Override
    Template read(JsonNode body, KeptFields kept) throws FormatException {
        kept.add("", body, KNOWN);
        List<Message> messages = new ArrayList<>(system(body.path("system"), kept));
        messages.addAll(chat(body.path("messages"), "/messages", kept));
        return template(messages, model(body.path("model")),
                parameters(number(body, "temperature"), whole(body, "max_tokens"), number(body, "top_p"), null,
                        texts(body, "stop_sequences")));
    }

    // A block of system text is a message of its own.
    private static List<Message> system(JsonNode system, KeptFields kept) throws FormatException {
        if (system.isMissingNode() || system.isNull()) {
            return List.of();
        }
        if (!system.isArray()) {
            return List.of(Message.system(text(system, "The system text", "/system", kept)));
        }
        List<Message> blocks = new ArrayList<>();
        for (JsonNode block : system) {
            if (!block.path("text").isString()) {
                throw new FormatException("The system text holds something other than text.");
            }
            kept.add("/system/" + blocks.size(), block, Set.of("type", "text"));
            blocks.add(Message.system(block.path("text").asString()));
        }
        return blocks;
    }

    @Override
    Parameters held(Parameters parameters) {
        Integer most = parameters.maxTokens();
        return signless(parameters, most == null ? DEFAULT_MOST : most, null);
    }
}
