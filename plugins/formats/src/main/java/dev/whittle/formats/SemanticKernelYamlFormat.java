package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A prompt of Semantic Kernel as YAML, which `KernelFunctionYaml` loads.
public final class SemanticKernelYamlFormat extends SemanticKernelFormat {
    private static final Pattern TEMPLATE = Pattern.compile("(?m)^template\\s*:");
    private static final Pattern OTHER_FIELD = Pattern
            .compile("(?m)^(?:template_format|input_variables|execution_settings)\\s*:");

    @Override
    public String id() {
        return "semantic-kernel";
    }

    @Override
    public String displayName() {
        return "Semantic Kernel (YAML)";
    }

    @Override
    public String extension() {
        return "yaml";
    }

    @Override
    public boolean recognises(String content) {
        return TEMPLATE.matcher(content).find() && OTHER_FIELD.matcher(content).find();
    }

    @Override
    String print(ObjectNode config) {
        return YamlWriter.write(Json.plain(config));
    }

    @Override
    JsonNode parse(String content) throws FormatException {
        return Json.read(new YamlData().toJson(content));
    }
}
