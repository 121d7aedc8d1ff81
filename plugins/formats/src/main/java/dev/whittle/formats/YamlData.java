package dev.whittle.formats;

import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// YAML 1.2 by its core schema: what stands without quotes and reads as null, true, false or a decimal number is
/// one; everything else is text.
public final class YamlData implements DataFormat {
    private static final int MOST_VALUES = 500_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public String id() {
        return "yaml";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("yaml", "yml");
    }

    @Override
    public String toJson(String content) throws FormatException {
        return JsonMapper.shared().writeValueAsString(json(YamlReader.read(content, 0), MOST_VALUES));
    }

    /// A value as JSON.
    ///
    /// @param most how many values it may have with its aliases written out
    /// @throws FormatException if it has more
    static JsonNode json(Yaml value, int most) throws FormatException {
        return new Copy(most).of(value);
    }

    // Aliases share a value in memory; written out, a few lines of them could fill it.
    private static final class Copy {
        private final int most;
        private int values;

        Copy(int most) {
            this.most = most;
        }

        JsonNode of(Yaml value) throws FormatException {
            if (++values > most) {
                throw new FormatException("Line %,d: with its aliases written out, the file holds more than %,d values."
                        .formatted(value.line(), most));
            }
            return switch (value) {
                case Yaml.Scalar scalar -> scalar(scalar);
                case Yaml.Items(_, var items) -> {
                    ArrayNode array = NODES.arrayNode();
                    for (Yaml item : items) {
                        array.add(of(item));
                    }
                    yield array;
                }
                case Yaml.Mapping(_, var entries) -> {
                    ObjectNode object = NODES.objectNode();
                    for (var entry : entries.entrySet()) {
                        object.set(entry.getKey(), of(entry.getValue()));
                    }
                    yield object;
                }
            };
        }

        private static JsonNode scalar(Yaml.Scalar scalar) {
            String text = scalar.text();
            if (scalar.isNull()) {
                return NODES.nullNode();
            }
            if (scalar.plain() && text.matches("true|True|TRUE|false|False|FALSE")) {
                return NODES.booleanNode(text.equalsIgnoreCase("true"));
            }
            return scalar.plain()
                    && text.matches("[-+]?(?:\\d{1,300}(?:\\.\\d{0,300})?|\\.\\d{1,300})(?:[eE][-+]?\\d{1,3})?")
                            ? NODES.numberNode(new BigDecimal(text))
                            : NODES.stringNode(text);
        }
    }
}
