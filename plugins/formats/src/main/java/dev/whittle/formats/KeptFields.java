package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a JSON file that a prompt has no place for, by their JSON Pointer. What looks like a key is
/// masked on the way in, so that it never gets into another file.
final class KeptFields {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:.*[-_.])?(?:api[-_]?key|x[-_]api[-_]key|authorization|authorization[-_]token|access[-_]?token|bearer|"
                    + "secret|client[-_]secret|password)");
    private static final String MASK = "[left out]";

    private final SequencedMap<String, String> fields = new LinkedHashMap<>();

    /// Keeps every field of an object but the known ones.
    void add(String pointer, JsonNode object, Set<String> known) {
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                String name = wellFormed(field.getKey());
                String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                fields.put(place, Json.line(masked(name, field.getValue())));
            }
        });
    }

    Kept kept(String format) {
        return new Kept(format, fields);
    }

    private static JsonNode masked(String name, JsonNode value) {
        if (value.isString() && SECRET.matcher(name).matches()) {
            return Json.object().stringNode(MASK);
        }
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties().forEach(field -> {
                    String inner = wellFormed(field.getKey());
                    copy.set(inner, masked(inner, field.getValue()));
                });
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.object().arrayNode();
                array.forEach(item -> copy.add(masked("", item)));
                yield copy;
            }
            default -> value;
        };
    }

    // Jackson writes half a character in a name and then refuses to read it.
    private static String wellFormed(String name) {
        StringBuilder whole = new StringBuilder(name.length());
        name.codePoints().map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                ? 0xFFFD
                : point).forEach(whole::appendCodePoint);
        return whole.toString();
    }

    /// Puts fields where they were.
    ///
    /// @throws FormatException if there is no such place any more
    static void put(Map<String, String> fields, JsonNode root) throws FormatException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            JsonPointer place = JsonPointer.compile(field.getKey());
            if (!(parent(root, place.head()) instanceof ObjectNode parent)) {
                throw new FormatException("The field %s was read with a message that is no longer there; drop it."
                        .formatted(Quoted.brief(field.getKey())));
            }
            parent.set(place.last().getMatchingProperty(), Json.read(field.getValue()));
        }
    }

    // An object of settings is made where it is missing, and a text becomes a list of one part where a field of
    // that part is to be kept.
    private static JsonNode parent(JsonNode root, JsonPointer place) {
        JsonNode found = root.at(place);
        if (found.isMissingNode() && place.head().matches() && root instanceof ObjectNode object) {
            return object.putObject(place.last().getMatchingProperty());
        }
        if (!found.isMissingNode() || place.matches() || !place.last().mayMatchElement()) {
            return found;
        }
        JsonPointer text = place.head();
        if (root.at(text).isString() && root.at(text.head()) instanceof ObjectNode holder) {
            String words = root.at(text).asString();
            ArrayNode parts = holder.putArray(text.last().getMatchingProperty());
            parts.addObject().put("type", "text").put("text", words);
        }
        return root.at(place);
    }
}
