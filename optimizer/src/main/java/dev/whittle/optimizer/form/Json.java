package dev.whittle.optimizer.form;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON without layout.
public final class Json {
    private static final JsonMapper STRICT = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Json() {}

    /// A JSON object or array with the blanks outside its strings taken out; every name, string and
    /// number stays as it is written. Empty if the text is anything else, has a name twice, or is nested
    /// deeper than 200.
    public static Optional<String> minified(String text) {
        return read(text).map(_ -> stripped(text));
    }

    /// The names of an object, or of the first object of an array, as they follow each other. Empty if the text
    /// is no JSON or holds no object there.
    public static Optional<List<String>> names(String text) {
        return read(text).map(node -> node.isArray() && !node.isEmpty() ? node.get(0) : node)
                .filter(JsonNode::isObject).map(node -> List.copyOf(node.propertyNames()));
    }

    /// The object or array, numbers as they are written.
    static Optional<JsonNode> read(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(STRICT.readTree(text));
        } catch (JacksonException _) {
            return Optional.empty(); // braces alone do not make it JSON
        }
    }

    private static String stripped(String json) {
        StringBuilder bare = new StringBuilder(json.length());
        boolean inside = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (inside && c == '\\') {
                bare.append(c).append(json.charAt(++at));
                continue;
            }
            inside ^= c == '"';
            if (inside || " \t\r\n".indexOf(c) < 0) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
