package dev.whittle.openai;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Dialect;
import dev.whittle.wire.Protocol;
import dev.whittle.wire.Reading;
import dev.whittle.wire.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's Chat Completions, as OpenAI itself, Mistral, Azure and everyone else speaks them.
///
/// @param vendor whose kind of Chat Completions, unless the host tells
record ChatCompletions(Vendor vendor) implements Protocol {
    private static final String USAGE = "stream_options";

    enum Vendor { ANY, MISTRAL, AZURE }

    @Override
    public String basePath(String entered) {
        String base = entered.replaceFirst("/+chat/completions$", "").replaceFirst("/+$", "");
        return vendor == Vendor.AZURE ? Azure.basePath(base) : base;
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        if (key == null) {
            return Map.of();
        }
        return vendor == Vendor.AZURE ? Map.of("api-key", key) : Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public String endpoint(String model) {
        return "/chat/completions";
    }

    @Override
    public Dialect dialect(String host) {
        boolean openAi = vendor == Vendor.AZURE || host.equals("api.openai.com") || host.endsWith(".api.openai.com");
        boolean mistral = vendor == Vendor.MISTRAL || host.equals("api.mistral.ai");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("temperature", List.of("temperature"));
        names.put("top_p", List.of("top_p"));
        names.put("max_tokens", openAi
                ? List.of("max_completion_tokens", "max_tokens")
                : List.of("max_tokens", "max_completion_tokens"));
        names.put("seed", mistral ? List.of("random_seed") : List.of("seed", "random_seed"));
        names.put("stop", List.of("stop"));
        names.put(RequestBody.SCHEMA, List.of("response_format"));
        names.put(RequestBody.LOGPROBS, mistral ? List.of() : List.of("logprobs"));
        // Mistral refuses it and sends the usage with the last chunk anyway.
        names.put(USAGE, mistral ? List.of() : List.of(USAGE));
        return new Dialect(names);
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        for (Message message : request.messages()) {
            messages.addObject().put("role", message.role().id()).put("content", message.text());
        }
        return body.put("stream", true);
    }

    @Override
    public SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema) {
        SequencedMap<String, JsonNode> wanted = RequestBody.parameters(parameters);
        if (schema != null) {
            ObjectNode format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
            format.set("json_schema", RequestBody.namedSchema(schema));
            wanted.put(RequestBody.SCHEMA, format);
        }
        wanted.put(USAGE, JsonNodeFactory.instance.objectNode().put("include_usage", true));
        return wanted;
    }

    @Override
    public Set<String> unasked() {
        return Set.of(USAGE);
    }

    @Override
    public Reading reading(Answer answer) {
        return new ChatReading(answer);
    }
}
