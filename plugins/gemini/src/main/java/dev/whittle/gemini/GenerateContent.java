package dev.whittle.gemini;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import dev.whittle.wire.Answer;
import dev.whittle.wire.Dialect;
import dev.whittle.wire.Protocol;
import dev.whittle.wire.Reading;
import dev.whittle.wire.RequestBody;
import dev.whittle.wire.Turns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How Gemini's `generateContent` is asked.
final class GenerateContent implements Protocol {
    private static final String MIME_TYPE = "response_mime_type";

    @Override
    public String basePath(String entered) {
        String base = entered.replaceFirst("/+models(/.*)?$", "").replaceFirst("/+openai$", "");
        return base.isEmpty() ? "/v1beta" : base;
    }

    // A header, never the query: addresses end up in logs.
    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("x-goog-api-key", key);
    }

    @Override
    public String endpoint(String model) {
        return "/models/" + name(model) + ":streamGenerateContent?alt=sse";
    }

    private static String name(String model) {
        return URLEncoder.encode(model.replaceFirst("^models/", ""), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String modelsEndpoint() {
        return "/models?pageSize=1000";
    }

    /// Only models that generate text or the like, not those that embed.
    @Override
    public String modelId(JsonNode model) {
        JsonNode methods = model.path("supportedGenerationMethods");
        boolean generates = methods.isMissingNode()
                || methods.valueStream().anyMatch(method -> method.asString("").equals("generateContent"));
        return generates ? model.path("name").asString("").replaceFirst("^models/", "") : "";
    }

    @Override
    public Dialect dialect(String host) {
        return Dialect.of("temperature", "generationConfig.temperature", "top_p", "generationConfig.topP",
                "max_tokens", "generationConfig.maxOutputTokens", "seed", "generationConfig.seed",
                "stop", "generationConfig.stopSequences",
                RequestBody.LOGPROBS, "generationConfig.responseLogprobs",
                RequestBody.SCHEMA, "generationConfig.responseJsonSchema",
                MIME_TYPE, "generationConfig.responseMimeType");
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        Turns turns = Turns.of(request.messages());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!turns.system().isEmpty()) {
            ArrayNode parts = body.putObject("systemInstruction").putArray("parts");
            turns.system().forEach(text -> parts.addObject().put("text", text));
        }
        ArrayNode contents = body.putArray("contents");
        for (Message message : turns.conversation()) {
            contents.addObject().put("role", message.role() == Role.ASSISTANT ? "model" : "user")
                    .putArray("parts").addObject().put("text", message.text());
        }
        return body;
    }

    @Override
    public SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema) {
        SequencedMap<String, JsonNode> wanted = RequestBody.parameters(parameters);
        if (schema != null) {
            wanted.put(RequestBody.SCHEMA, schema);
            wanted.put(MIME_TYPE, JsonNodeFactory.instance.stringNode("application/json"));
        }
        return wanted;
    }

    @Override
    public List<String> notes(ModelRequest request) {
        return Turns.of(request.messages()).moved() ? List.of(Turns.MOVED) : List.of();
    }

    @Override
    public Reading reading(Answer answer) {
        return new ContentReading(answer);
    }

    @Override
    public Question counting(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("generateContentRequest",
                body(request).put("model", "models/" + request.model().replaceFirst("^models/", "")));
        return new Question("/models/" + name(request.model()) + ":countTokens", body, "totalTokens");
    }
}
