package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's Chat Completions, which most other servers take too. The most output is
/// `max_completion_tokens` at OpenAI, whose newer models refuse the older `max_tokens`, and `max_tokens`
/// elsewhere.
final class OpenAiChat extends ChatWire {
    private static final Set<String> KNOWN = Set.of("model", "messages", "temperature", "max_tokens",
            "max_completion_tokens", "top_p", "seed", "stop");

    @Override
    boolean isBody(JsonNode body) {
        return body.path("messages").isArray() && !body.has("system") && !body.has("stop_sequences")
                && body.path("messages").valueStream().allMatch(item -> item.path("role").isString());
    }

    @Override
    String list() {
        return "messages";
    }

    @Override
    ObjectNode write(List<Message> messages, @Nullable String model, @Nullable String provider,
            Parameters parameters) {
        ObjectNode body = Json.object();
        if (model != null) {
            body.put("model", model);
        }
        body.set("messages", messages(messages));
        put(body, "temperature", parameters.temperature());
        Integer most = parameters.maxTokens();
        if (most != null) {
            boolean openAi = provider == null || provider.equals("openai") || provider.equals("azure");
            body.put(openAi ? "max_completion_tokens" : "max_tokens", most);
        }
        put(body, "top_p", parameters.topP());
        Long seed = parameters.seed();
        if (seed != null) {
            body.put("seed", seed);
        }
        put(body, "stop", parameters.stop());
        return body;
    }

    static ArrayNode messages(List<Message> messages) {
        ArrayNode list = Json.object().arrayNode();
        messages.forEach(message -> list.addObject().put("role", message.role().id()).put("content", message.text()));
        return list;
    }

    @Override
    Template read(JsonNode body, KeptFields kept) throws FormatException {
        kept.add("", body, KNOWN);
        Long most = whole(body, "max_completion_tokens");
        return template(chat(body.path("messages"), "/messages", kept), model(body.path("model")),
                parameters(number(body, "temperature"), most == null ? whole(body, "max_tokens") : most,
                        number(body, "top_p"), whole(body, "seed"), texts(body, "stop")));
    }

    @Override
    Parameters held(Parameters parameters) {
        return signless(parameters, parameters.maxTokens(), parameters.seed());
    }
}
