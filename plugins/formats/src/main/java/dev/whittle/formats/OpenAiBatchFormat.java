package dev.whittle.formats;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file for OpenAI's Batch API (`POST /v1/files` with purpose `batch`): a request to Chat Completions a line.
public final class OpenAiBatchFormat extends BatchFormat {
    public OpenAiBatchFormat() {
        super(new OpenAiChat(), 50_000);
    }

    @Override
    public String id() {
        return "openai-batch";
    }

    @Override
    public String displayName() {
        return "OpenAI batch (JSONL)";
    }

    @Override
    ObjectNode envelope(String id, ObjectNode body) {
        ObjectNode line = Json.object().put("custom_id", id).put("method", "POST").put("url", "/v1/chat/completions");
        line.set("body", body);
        return line;
    }

    @Override
    JsonNode body(JsonNode envelope) {
        return envelope.has("custom_id") ? envelope.path("body") : envelope.path("");
    }
}
