package dev.whittle.optimizer.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// XML data as the JSON that [Records] writes as lines, and back. Names are paths: dots between elements,
/// `@` in front of an attribute, `$text` for the value beside a record's attributes.
final class XmlRecords {
    private static final int FEWEST = 3;
    private static final String VALUE = "$text";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,60}");
    private static final Pattern NUMBER = Pattern.compile("-?[1-9]\\d{0,17}(?:\\.\\d{1,9})?|0(?:\\.\\d{1,9})?");

    private XmlRecords() {}

    /// The JSON, on one line; empty if the names or the shape do not fit paths.
    static Optional<String> json(XmlTree root) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        return children(root, "", object)
                ? Optional.of(JsonMapper.shared().writeValueAsString(object))
                : Optional.empty();
    }

    /// What lines stand for; empty if they are no such lines.
    static Optional<XmlTree> tree(String lines) {
        return Records.decoded(lines).flatMap(Json::read).filter(JsonNode::isObject).map(object -> {
            XmlTree root = XmlTree.element("");
            object.properties().forEach(property -> put(root, property.getKey(), property.getValue()));
            return root;
        });
    }

    private static boolean children(XmlTree parent, String path, ObjectNode object) {
        List<XmlTree> children = parent.children();
        for (int at = 0; at < children.size();) {
            XmlTree child = children.get(at);
            int next = at + 1;
            while (next < children.size() && children.get(next).name().equals(child.name())) {
                next++;
            }
            boolean list = next - at >= FEWEST;
            String own = path.isEmpty() ? child.name() : path + "." + child.name();
            if (!NAME.matcher(child.name()).matches() || object.has(own)
                    || !(list
                            ? records(children.subList(at, next), object.putArray(own))
                            : fields(child, own, object))) {
                return false;
            }
            at = list ? next : at + 1;
        }
        return true;
    }

    private static boolean records(List<XmlTree> elements, ArrayNode list) {
        for (XmlTree element : elements) {
            ObjectNode record = list.addObject();
            if (!fields(element, "", record)
                    || record.properties().stream().anyMatch(one -> one.getValue().isArray())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fields(XmlTree element, String path, ObjectNode object) {
        if (element.kind() != XmlTree.Kind.ELEMENT) {
            return false;
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String own = path.isEmpty() ? "@" + attribute.getKey() : path + ".@" + attribute.getKey();
            if (!NAME.matcher(attribute.getKey()).matches() || object.has(own)) {
                return false;
            }
            scalar(object, own, attribute.getValue());
        }
        if (!element.leaf()) {
            return children(element, path, object);
        }
        if (!element.value().isEmpty() || element.attributes().isEmpty()) {
            scalar(object, path.isEmpty() ? VALUE : path, element.value());
        }
        return true;
    }

    private static void scalar(ObjectNode object, String name, String value) {
        switch (value) {
            case "true" -> object.put(name, true);
            case "false" -> object.put(name, false);
            case "null" -> object.putNull(name);
            case String number when NUMBER.matcher(number).matches() -> object.put(name, new BigDecimal(number));
            case String text -> object.put(name, text);
        }
    }

    private static void put(XmlTree parent, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (path.equals(VALUE)) {
            value(parent, value);
        } else if (path.startsWith("@")) {
            parent.attributes().put(path.substring(1), written(value));
        } else if (dot >= 0) {
            put(child(parent, path.substring(0, dot)), path.substring(dot + 1), value);
        } else if (value.isArray()) {
            for (JsonNode record : value) {
                XmlTree element = XmlTree.element(path);
                parent.children().add(element);
                record.properties().forEach(property -> put(element, property.getKey(), property.getValue()));
            }
        } else {
            value(child(parent, path), value);
        }
    }

    private static void value(XmlTree element, JsonNode value) {
        if (!written(value).isEmpty()) {
            element.children().add(XmlTree.text(written(value)));
        }
    }

    private static XmlTree child(XmlTree parent, String name) {
        return parent.elements().stream().filter(child -> child.name().equals(name)).findFirst().orElseGet(() -> {
            XmlTree made = XmlTree.element(name);
            parent.children().add(made);
            return made;
        });
    }

    private static String written(JsonNode value) {
        return value.isString() ? value.stringValue() : JsonMapper.shared().writeValueAsString(value);
    }
}
