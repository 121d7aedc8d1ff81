package dev.whittle.openai;

import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the body of a Chat Completions request.
final class ChatRequest {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private ChatRequest() {}

    /// The parameters a request wants to send, under their names in the catalog.
    static Map<String, JsonNode> wanted(Parameters parameters) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
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
        wanted.put("stream_options", json.objectNode().put("include_usage", true));
        return wanted;
    }

    static String write(ModelRequest request, Dialect dialect) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        for (Message message : request.messages()) {
            messages.addObject().put("role", message.role().id()).put("content", message.text());
        }
        body.put("stream", true);
        wanted(request.parameters()).forEach((parameter, value) -> {
            String name = dialect.name(parameter);
            if (name != null) {
                body.set(name, value);
            }
        });
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
