package dev.whittle.optimizer.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON records as comma-separated values: the names once, then a line a record. A text stands bare
/// where nothing mistakes it for something else, else as a JSON string; a missing value is an empty
/// cell. An object around lists of records becomes a line a value and a titled block a list, with a
/// blank line behind each block.
public final class Records {
    private static final int FEWEST = 3;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_.$@ -]{0,80}");
    private static final Pattern SCALAR = Pattern
            .compile("true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern BARE = Pattern.compile("[^\\s,\"\\[{](?:[^,\"\\n\\r\\u2028\\u2029]*[^\\s,\"])?");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern LINE = Pattern.compile("([\\p{L}_$@][\\p{L}\\p{N}_.$@-]{0,80}):(?: (.+))?");

    private Records() {}

    /// The records of a JSON text as lines. Empty if there are no three like records in it, if a record
    /// holds lists or objects, or if the way back does not give the very same JSON.
    public static Optional<String> encoded(String json) {
        Optional<String> encoded = Json.read(json).flatMap(Records::encoded);
        return encoded.filter(lines -> decoded(lines).equals(Json.minified(json)));
    }

    /// The way back: the minified JSON that lines stand for. Empty if they are no such lines.
    public static Optional<String> decoded(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        Optional<String> list = records(lines);
        return list.isPresent() ? list : object(lines);
    }

    private static Optional<String> encoded(JsonNode node) {
        if (node.isArray()) {
            return records(node);
        }
        StringBuilder text = new StringBuilder();
        boolean any = false;
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            Optional<String> list = records(property.getValue());
            any |= list.isPresent();
            text.append(property.getKey()).append(list.isPresent() ? ":\n" : ": ")
                    .append(list.orElseGet(() -> cell(property.getValue()))).append(list.isPresent() ? "\n\n" : "\n");
        }
        return any ? Optional.of(text.toString().stripTrailing()) : Optional.empty();
    }

    private static Optional<String> records(JsonNode list) {
        if (!list.isArray() || list.size() < FEWEST) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode entry : list) {
            if (!entry.isObject() || entry.properties().stream().anyMatch(one -> one.getValue().isContainer())) {
                return Optional.empty();
            }
            entry.properties().forEach(property -> names.add(property.getKey()));
        }
        if (names.size() < 2 || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder(String.join(",", names));
        for (JsonNode entry : list) {
            lines.append('\n').append(String.join(",", names.stream()
                    .map(name -> entry.has(name) ? cell(entry.get(name)) : "").toList()));
        }
        return Optional.of(lines.toString());
    }

    private static String cell(JsonNode value) {
        if (!value.isString()) {
            return JsonMapper.shared().writeValueAsString(value);
        }
        String text = value.stringValue();
        return BARE.matcher(text).matches() && !SCALAR.matcher(text).matches()
                ? text
                : JsonMapper.shared().writeValueAsString(text);
    }

    private static Optional<String> object(List<String> lines) {
        StringBuilder json = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            Matcher line = LINE.matcher(lines.get(at));
            if (!line.matches()) {
                return Optional.empty();
            }
            json.append(json.isEmpty() ? '{' : ',').append('"').append(line.group(1)).append("\":");
            if (line.group(2) != null) {
                json.append(value(line.group(2)));
                continue;
            }
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).isEmpty()) {
                end++;
            }
            Optional<String> list = records(lines.subList(at + 1, end));
            if (list.isEmpty()) {
                return Optional.empty();
            }
            json.append(list.get());
            at = end;
        }
        return Optional.of(json.append('}').toString());
    }

    private static Optional<String> records(List<String> lines) {
        if (lines.size() <= FEWEST) {
            return Optional.empty();
        }
        List<String> names = List.of(lines.getFirst().split(",", -1));
        if (names.size() < 2 || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return Optional.empty();
        }
        StringBuilder json = new StringBuilder("[");
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != names.size()) {
                return Optional.empty();
            }
            json.append(json.length() > 1 ? ",{" : "{");
            String gap = "";
            for (int at = 0; at < cells.size(); at++) {
                if (!cells.get(at).isEmpty()) {
                    json.append(gap).append('"').append(names.get(at)).append("\":").append(value(cells.get(at)));
                    gap = ",";
                }
            }
            json.append('}');
        }
        return Optional.of(json.append(']').toString());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            Matcher string = STRING.matcher(line).region(at, line.length());
            int comma = line.indexOf(',', string.lookingAt() ? string.end() : at);
            int end = comma < 0 ? line.length() : comma;
            cells.add(line.substring(at, end));
            at = end + 1;
        }
        return cells;
    }

    private static String value(String cell) {
        boolean json = cell.startsWith("\"") || cell.startsWith("[") || cell.startsWith("{")
                || SCALAR.matcher(cell).matches();
        return json ? cell : JsonMapper.shared().writeValueAsString(cell);
    }
}
