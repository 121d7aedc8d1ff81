package dev.whittle.openai;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Dialect;
import dev.whittle.wire.Protocol;
import dev.whittle.wire.Reading;
import dev.whittle.wire.RequestBody;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's Responses API. The server is asked to keep nothing.
final class Responses implements Protocol {
    private static final String STORE = "store";

    @Override
    public String basePath(String entered) {
        return entered.replaceFirst("/+responses$", "");
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public String endpoint(String model) {
        return "/responses";
    }

    // It takes neither a seed nor texts to stop at.
    @Override
    public Dialect dialect(String host) {
        return Dialect.of("temperature", "temperature", "top_p", "top_p", "max_tokens", "max_output_tokens",
                RequestBody.SCHEMA, "text.format", RequestBody.LOGPROBS, "include", STORE, STORE);
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        return asked(request).put("stream", true);
    }

    private static ObjectNode asked(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        ArrayNode input = body.putArray("input");
        for (Message message : request.messages()) {
            input.addObject().put("role", message.role().id()).put("content", message.text());
        }
        return body;
    }

    @Override
    public SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema) {
        SequencedMap<String, JsonNode> wanted = RequestBody.parameters(parameters);
        if (schema != null) {
            wanted.put(RequestBody.SCHEMA, RequestBody.namedSchema(schema).put("type", "json_schema"));
        }
        if (parameters.logprobs()) {
            wanted.put(RequestBody.LOGPROBS, JsonNodeFactory.instance.arrayNode().add("message.output_text.logprobs"));
        }
        wanted.put(STORE, JsonNodeFactory.instance.booleanNode(false));
        return wanted;
    }

    @Override
    public Set<String> unasked() {
        return Set.of(STORE);
    }

    @Override
    public Reading reading(Answer answer) {
        return new ResponsesReading(answer);
    }

    @Override
    public Question counting(ModelRequest request) {
        return new Question("/responses/input_tokens", asked(request), "input_tokens");
    }
}
