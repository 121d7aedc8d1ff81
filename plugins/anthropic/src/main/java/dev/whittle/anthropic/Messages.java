package dev.whittle.anthropic;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Dialect;
import dev.whittle.wire.Protocol;
import dev.whittle.wire.Reading;
import dev.whittle.wire.RequestBody;
import dev.whittle.wire.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How Anthropic's Messages API is asked.
final class Messages implements Protocol {
    private static final String VERSION = "2023-06-01";
    /// Sent where the person sets no limit, because a request without one is refused. Every model
    /// still served allows it.
    static final int MOST_TOKENS = 8_192;

    @Override
    public String basePath(String entered) {
        String base = entered.replaceFirst("/+messages(/+count_tokens)?$", "").replaceFirst("/+$", "");
        return base.isEmpty() ? "/v1" : base;
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", key);
    }

    @Override
    public String endpoint(String model) {
        return "/messages";
    }

    @Override
    public String modelsEndpoint() {
        return "/models?limit=1000";
    }

    // It takes no seed.
    @Override
    public Dialect dialect(String host) {
        return Dialect.of("top_p", "top_p", "temperature", "temperature", "max_tokens", "max_tokens", "stop",
                "stop_sequences", RequestBody.SCHEMA, "output_config.format");
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        return asked(request).put("max_tokens", MOST_TOKENS).put("stream", true);
    }

    private static ObjectNode asked(ModelRequest request) {
        Turns turns = Turns.of(request.messages());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        if (!turns.system().isEmpty()) {
            body.put("system", String.join("\n\n", turns.system()));
        }
        ArrayNode messages = body.putArray("messages");
        for (Message message : turns.conversation()) {
            messages.addObject().put("role", message.role().id()).put("content", message.text());
        }
        return body;
    }

    @Override
    public SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema) {
        SequencedMap<String, JsonNode> wanted = RequestBody.parameters(parameters);
        // Newer models take either of the two; what stands first is given up first.
        JsonNode topP = wanted.get("top_p");
        if (topP != null) {
            wanted.putFirst("top_p", topP);
        }
        if (schema != null) {
            ObjectNode format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
            format.set("schema", schema);
            wanted.put(RequestBody.SCHEMA, format);
        }
        return wanted;
    }

    @Override
    public List<String> notes(ModelRequest request) {
        List<String> notes = new ArrayList<>();
        if (request.parameters().maxTokens() == null) {
            notes.add("Anthropic wants a limit: at most %,d output tokens were asked for.".formatted(MOST_TOKENS));
        }
        if (Turns.of(request.messages()).moved()) {
            notes.add(Turns.MOVED);
        }
        return notes;
    }

    @Override
    public Reading reading(Answer answer) {
        return new MessageReading(answer);
    }

    @Override
    public Question counting(ModelRequest request) {
        return new Question("/messages/count_tokens", asked(request), "input_tokens");
    }
}
