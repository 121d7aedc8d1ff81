package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON within limits, and writes it so that every file and editor keeps it: what could be lost is
/// escaped, which the library leaves to chance for halves of surrogate pairs.
final class Json {
    private static final int MAX_DEPTH = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(YamlReader.MAX_CHARACTERS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode read(String content) throws FormatException {
        return read(content, 0);
    }

    /// @param linesBefore lines of the file that stand before this text, for messages
    static JsonNode read(String content, int linesBefore) throws FormatException {
        try {
            return MAPPER.readTree(content);
        } catch (NumberFormatException e) {
            throw new FormatException("The file holds a number that is too large.", e);
        } catch (JacksonException e) {
            int line = linesBefore + (e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()));
            throw new FormatException("Line %,d: this is not JSON, or deeper or longer than a prompt can be (%s)."
                    .formatted(line, Quoted.brief(String.valueOf(e.getOriginalMessage()))), e);
        }
    }

    /// The value in a text, or a missing one if it is no JSON; for a first look at what a file may be.
    static JsonNode orMissing(String content) {
        String start = content.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException | NumberFormatException _) {
            // What is not JSON is something else; whoever asks goes on to ask another format.
            return MissingNode.getInstance();
        }
    }

    /// A JSON object as nested maps, lists and plain values, for a writer of YAML.
    static Map<String, Object> plain(ObjectNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
        return map;
    }

    static Object plain(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> plain(object);
            case ArrayNode array ->
                array.valueStream().map(Json::plain).collect(Collectors.toCollection(ArrayList::new));
            default -> value.isString() ? value.asString() : value.isNumber() ? value.numberValue() : value;
        };
    }

    /// In lines, for people.
    static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    /// A JSON text as [#line] writes it; one that is none stays.
    static String normal(String json) {
        try {
            return line(MAPPER.readTree(json));
        } catch (JacksonException | NumberFormatException _) {
            return json;
        }
    }

    /// In one line, for formats of a value a line.
    static String line(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    // The indent begins with the line end; empty for one line.
    private static void write(JsonNode value, String indent, StringBuilder out) {
        if (value.isString()) {
            out.append(Quoted.json(value.asString()));
        } else if (value.isObject()) {
            List<Runnable> entries = new ArrayList<>();
            value.properties().forEach(entry -> entries.add(() -> {
                out.append(Quoted.json(entry.getKey())).append(": ");
                write(entry.getValue(), deeper(indent), out);
            }));
            list('{', entries, '}', indent, out);
        } else if (value.isArray()) {
            List<Runnable> items = new ArrayList<>();
            value.forEach(item -> items.add(() -> write(item, deeper(indent), out)));
            list('[', items, ']', indent, out);
        } else {
            out.append(value);
        }
    }

    private static String deeper(String indent) {
        return indent.isEmpty() ? "" : indent + "  ";
    }

    private static void list(char open, List<Runnable> items, char close, String indent, StringBuilder out) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : indent.isEmpty() ? ", " : ",").append(deeper(indent));
            items.get(i).run();
        }
        out.append(items.isEmpty() ? "" : indent).append(close);
    }
}
