package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request for an Anthropic Message Batch: one object with all requests in it.
public final class AnthropicBatchFormat extends BatchFormat {
    public AnthropicBatchFormat() {
        super(new AnthropicMessages(), 100_000);
    }

    @Override
    public String id() {
        return "anthropic-batch";
    }

    @Override
    public String displayName() {
        return "Anthropic message batch (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        return body(Json.orMissing(content).path("requests").path(0)).isObject();
    }

    @Override
    ObjectNode envelope(String id, ObjectNode body) {
        ObjectNode request = Json.object().put("custom_id", id);
        request.set("params", body);
        return request;
    }

    @Override
    JsonNode body(JsonNode envelope) {
        return envelope.has("custom_id") ? envelope.path("params") : envelope.path("");
    }

    @Override
    String file(List<ObjectNode> envelopes) {
        ObjectNode file = Json.object();
        ArrayNode requests = file.putArray("requests");
        envelopes.forEach(requests::add);
        return Json.write(file);
    }

    @Override
    List<JsonNode> envelopes(String file) throws FormatException {
        return Json.read(file).path("requests").valueStream().toList();
    }
}
