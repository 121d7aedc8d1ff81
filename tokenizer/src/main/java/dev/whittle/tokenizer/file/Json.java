package dev.whittle.tokenizer.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks through a large JSON file without ever holding it as a tree.
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Json() {}

    /// Something done with a parser.
    @FunctionalInterface
    interface Walk {
        void at(JsonParser parser);
    }

    /// Where a value stands in the bytes.
    record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /// The fields of the object that a range is, each with the range of its value.
    static Map<String, Range> fields(byte[] json, Range range) {
        Map<String, Range> fields = new HashMap<>();
        walk(json, range, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("is no JSON object where one is needed.");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                if (fields.put(name, new Range(range.from() + from, range.from() + to)) != null) {
                    throw new IllegalArgumentException("has the field \"%s\" twice.".formatted(name));
                }
            }
        });
        return fields;
    }

    /// A small value as a tree.
    ///
    /// @param most how many bytes it may have
    static JsonNode tree(byte[] json, Range range, String name, int most) {
        if (range.size() > most) {
            throw new IllegalArgumentException("has an absurdly large field \"%s\".".formatted(name));
        }
        JsonNode[] tree = {JsonMapper.shared().nullNode()};
        walk(json, range, _ -> tree[0] = JsonMapper.shared().readTree(Arrays.copyOfRange(json, range.from(),
                range.to())));
        return tree[0];
    }

    /// Goes through a value.
    static void walk(byte[] json, Range range, Walk walk) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), json, range.from(),
                range.size())) {
            walk.at(parser);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IllegalArgumentException("is no whole JSON file (byte %d); load it again from its source."
                    .formatted(range.from() + (at == null ? 0 : Math.max(0, at.getByteOffset()))), e);
        }
    }
}
