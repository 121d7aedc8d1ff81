package dev.whittle.formats;

import dev.whittle.format.FormatException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A prompt of Semantic Kernel as JSON, which `PromptTemplateConfig` loads.
public final class SemanticKernelJsonFormat extends SemanticKernelFormat {
    @Override
    public String id() {
        return "semantic-kernel-json";
    }

    @Override
    public String displayName() {
        return "Semantic Kernel (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode config = Json.orMissing(content);
        return config.path("template").isString()
                && (config.has("template_format") || config.has("input_variables") || config.has("execution_settings"));
    }

    @Override
    String print(ObjectNode config) {
        return Json.write(config);
    }

    @Override
    JsonNode parse(String content) throws FormatException {
        return Json.read(content);
    }
}
