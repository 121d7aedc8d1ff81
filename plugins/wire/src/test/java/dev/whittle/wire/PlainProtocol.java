package dev.whittle.wire;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A protocol with a base address and a key, for tests that send nothing.
final class PlainProtocol implements Protocol {
    @Override
    public String basePath(String entered) {
        return entered;
    }

    @Override
    public Map<String, String> headers(@Nullable String key) {
        return key == null ? Map.of() : Map.of("x-key", key);
    }

    @Override
    public String endpoint(String model) {
        return "/chat";
    }

    @Override
    public Dialect dialect(String host) {
        return Dialect.of();
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SequencedMap<String, JsonNode> wanted(Parameters parameters, @Nullable JsonNode schema) {
        return RequestBody.parameters(parameters);
    }

    @Override
    public Reading reading(Answer answer) {
        throw new UnsupportedOperationException();
    }
}
