package dev.whittle.catalog.extra;

import dev.whittle.catalog.JsonFault;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Definitions of tools, as they are sent with a call: OpenAI's (`{"type": "function", "function": …}`, or
/// without that layer) or Anthropic's (`{"name", "description", "input_schema"}`).
///
/// @param json all of them, as they would be sent
public record ToolList(List<Tool> tools, String json) {
    /// The most there may be.
    public static final int MOST = 10_000;

    public ToolList {
        tools = List.copyOf(tools);
    }

    /// One tool.
    public record Tool(String name, String description, List<Property> properties) {
        public Tool {
            properties = List.copyOf(properties);
        }
    }

    /// One argument of a tool.
    public record Property(String name, String type, String description, List<String> values) {
        public Property {
            values = List.copyOf(values);
        }
    }

    /// Reads a list of tools, or an object that has one as `tools`.
    ///
    /// @throws IllegalArgumentException with one sentence if it is none
    public static ToolList parse(String text) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The tools are not JSON%s: %s.".formatted(JsonFault.place(e), JsonFault.reason(e)), e);
        }
        JsonNode list = root.isObject() ? root.path("tools") : root;
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException(
                    "The tools are no JSON list of 1 to %,d definitions, as sent in \"tools\".".formatted(MOST));
        }
        List<Tool> tools = new ArrayList<>();
        for (JsonNode one : list) {
            tools.add(tool(one, tools.size() + 1));
        }
        return new ToolList(tools, list.toString());
    }

    private static Tool tool(JsonNode outer, int number) {
        JsonNode node = outer.path("function").isObject() ? outer.path("function") : outer;
        if (!node.path("name").isString()) {
            throw new IllegalArgumentException("Tool %d has no \"name\".".formatted(number));
        }
        JsonNode schema = node.path("parameters").isObject() ? node.path("parameters") : node.path("input_schema");
        List<Property> properties = new ArrayList<>();
        schema.path("properties").properties().forEach(entry -> properties.add(property(entry.getKey(),
                entry.getValue())));
        return new Tool(node.path("name").stringValue(), node.path("description").asString(""), properties);
    }

    private static Property property(String name, JsonNode node) {
        List<String> values = new ArrayList<>();
        node.path("enum").forEach(value -> values.add(value.isString() ? value.stringValue() : value.toString()));
        JsonNode type = node.path("type");
        return new Property(name, type.isString() ? type.stringValue() : type.isMissingNode() ? "" : type.toString(),
                node.path("description").asString(""), values);
    }
}
