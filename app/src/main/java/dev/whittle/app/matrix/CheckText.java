package dev.whittle.app.matrix;

import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks as people type them: a line each, such as `contains: refund`, `similar(0.8): a text` or `not-is-json`; or a list in
/// JSON or YAML, as in promptfoo. Which types there are is for the reader of checks to say.
final class CheckText {
    private static final Pattern LINE = Pattern
            .compile("((?:not-)?[a-zA-Z][a-zA-Z0-9-]*)\\s*(?:\\((\\d+(?:\\.\\d+)?)\\))?\\s*(?::\\s*(.*))?");
    private static final Pattern YAML = Pattern.compile("(?s)(-\\s|assert\\s*:|threshold\\s*:|#|---).*");
    private static final Set<String> IN_A_LINE = Set.of("type", "value", "threshold");

    private CheckText() {}

    /// The checks of a text, or null if it is blank.
    ///
    /// @throws IllegalArgumentException if the text is neither; the message is one sentence for the person
    static @Nullable JsonNode read(String text, List<DataFormat> notations) {
        String checks = text.strip();
        if (checks.isEmpty()) {
            return null;
        }
        if (checks.startsWith("[") || checks.startsWith("{")) {
            return json(checks);
        }
        return YAML.matcher(checks).matches() ? yaml(checks, notations) : lines(text);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            // A text that is too deep has no location.
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new IllegalArgumentException(
                    "Line %d of the checks is not JSON; write one check a line, such as contains: refund."
                            .formatted(line),
                    e);
        }
    }

    private static JsonNode yaml(String text, List<DataFormat> notations) {
        try {
            for (DataFormat notation : notations) {
                if (notation.extensions().contains("yaml")) {
                    return JsonMapper.shared().readTree(notation.toJson(text));
                }
            }
        } catch (FormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "There is no plugin that reads YAML; write one check a line, such as contains: refund.");
    }

    private static ArrayNode lines(String text) {
        ArrayNode checks = JsonMapper.shared().createArrayNode();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).isBlank()) {
                continue;
            }
            Matcher line = LINE.matcher(lines.get(at).strip());
            if (!line.matches()) {
                throw new IllegalArgumentException(
                        "Line %d of the checks is no check; write a type and what it looks for, such as contains: refund."
                                .formatted(at + 1));
            }
            ObjectNode check = checks.addObject().put("type", line.group(1));
            if (line.group(2) != null) {
                check.put("threshold", Double.parseDouble(line.group(2)));
            }
            if (line.group(3) != null) {
                check.put("value", line.group(3));
            }
        }
        return checks;
    }

    /// The text that reads as these checks: lines where that is possible, else JSON.
    static String write(@Nullable JsonNode checks) {
        if (checks == null) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode check : checks) {
            JsonNode value = check.path("value");
            boolean plain = checks.isArray() && IN_A_LINE.containsAll(check.propertyNames())
                    && (value.isMissingNode() || (value.isString() && value.stringValue().lines().count() == 1));
            if (!plain) {
                return checks.toPrettyString();
            }
            lines.add(check.path("type").asString("")
                    + (check.has("threshold") ? "(%s)".formatted(check.path("threshold").asString()) : "")
                    + (value.isString() ? ": " + value.stringValue() : ""));
        }
        return String.join("\n", lines);
    }

    /// What a check is called in a list.
    static String name(JsonNode check) {
        if (check.hasNonNull("metric")) {
            return check.path("metric").asString();
        }
        JsonNode value = check.path("value");
        String type = check.path("type").asString("check");
        return value.isMissingNode() || value.isNull()
                ? type
                : type + ": " + (value.isString() ? value.stringValue() : value.toString());
    }
}
