package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A place in JSON: a singular query of RFC 9535 (`$.items[0]['unit price']`, `$.items[-1]`) or a
/// pointer of RFC 6901 (`/items/0`).
final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{N}_]*)|\\[(-?(?:0|[1-9]\\d{0,8}))]"
            + "|\\['((?:[^'\\\\]|\\\\['\\\\])*)']|\\[\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"]");

    private final String text;
    private final @Nullable JsonPointer pointer;
    private final List<Object> steps;

    private JsonPath(String text, @Nullable JsonPointer pointer, List<Object> steps) {
        this.text = text;
        this.pointer = pointer;
        this.steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException with what is wrong, to follow the name of the check
    static JsonPath of(String text) {
        if (text.startsWith("/")) {
            return new JsonPath(text, JsonPointer.compile(text), List.of());
        }
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (text.startsWith("$") && at < text.length() && step.region(at, text.length()).lookingAt()) {
            steps.add(step(step));
            at = step.end();
        }
        if (!text.startsWith("$") || at < text.length()) {
            throw new IllegalArgumentException(
                    "has the path %s; write one place such as $.items[0].name or /items/0/name".formatted(
                            Quote.of(text)));
        }
        return new JsonPath(text, null, steps);
    }

    private static Object step(Matcher step) {
        if (step.group(2) != null) {
            return Integer.valueOf(step.group(2));
        }
        if (step.group(1) != null) {
            return step.group(1);
        }
        String quoted = step.group(3) == null ? step.group(4) : step.group(3);
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    /// What stands there, or null if nothing does.
    @Nullable
    JsonNode in(JsonNode root) {
        JsonNode node = pointer == null ? root : root.at(pointer);
        for (Object step : steps) {
            node = below(node, step);
        }
        return node.isMissingNode() ? null : node;
    }

    private static JsonNode below(JsonNode node, Object step) {
        return switch (step) {
            case Integer index when node.isArray() -> node.path(index < 0 ? node.size() + index : index);
            case String name when node.isObject() -> node.path(name);
            default -> MissingNode.getInstance();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
