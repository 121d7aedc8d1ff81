package dev.whittle.wire;

import dev.whittle.model.Parameters;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the bodies of all vendors' requests have in common.
public final class RequestBody {
    /// The catalog's name of the parameter that asks for answers matching a schema.
    public static final String SCHEMA = "response_format";
    /// The catalog's name of the parameter that asks for log probabilities.
    public static final String LOGPROBS = "logprobs";
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private RequestBody() {}

    /// The parameters that are set, under their names in the catalog; not the schema, whose shape
    /// is each vendor's own.
    public static SequencedMap<String, JsonNode> parameters(Parameters parameters) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        SequencedMap<String, JsonNode> wanted = new LinkedHashMap<>();
        if (parameters.temperature() != null) {
            wanted.put("temperature", json.numberNode(parameters.temperature()));
        }
        if (parameters.topP() != null) {
            wanted.put("top_p", json.numberNode(parameters.topP()));
        }
        if (parameters.maxTokens() != null) {
            wanted.put("max_tokens", json.numberNode(parameters.maxTokens()));
        }
        if (parameters.seed() != null) {
            wanted.put("seed", json.numberNode(parameters.seed()));
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = json.arrayNode();
            parameters.stop().forEach(stop::add);
            wanted.put("stop", stop);
        }
        if (parameters.logprobs()) {
            wanted.put(LOGPROBS, json.booleanNode(true));
        }
        return wanted;
    }

    /// OpenAI's shape of a schema that answers must match, which others took over.
    public static ObjectNode namedSchema(JsonNode schema) {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", "answer");
        named.set("schema", schema);
        return named.put("strict", true);
    }

    /// Puts a value where a name with dots says.
    static void put(ObjectNode body, String place, JsonNode value) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            body.set(place, value);
        } else {
            put(body.withObjectProperty(place.substring(0, dot)), place.substring(dot + 1), value);
        }
    }

    static String json(ObjectNode body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    /// UTF-8, with half characters (lone surrogates) replaced by U+FFFD: JSON has no bytes for
    /// them.
    static byte[] encoded(String body) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT)
                    .encode(CharBuffer.wrap(body));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("UTF-8 has a byte for every character", e);
        }
    }

    static boolean hasHalfCharacters(String body) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(body);
    }
}
