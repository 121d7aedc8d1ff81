package dev.whittle.formats;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file for Gemini's Batch Mode: a request a line, each with a key.
public final class GeminiBatchFormat extends BatchFormat {
    public GeminiBatchFormat() {
        super(new GeminiContents(), 200_000);
    }

    @Override
    public String id() {
        return "gemini-batch";
    }

    @Override
    public String displayName() {
        return "Gemini batch (JSONL)";
    }

    @Override
    ObjectNode envelope(String id, ObjectNode body) {
        ObjectNode line = Json.object().put("key", id);
        line.set("request", body);
        return line;
    }

    @Override
    JsonNode body(JsonNode envelope) {
        return envelope.has("key") ? envelope.path("request") : envelope.path("");
    }
}
