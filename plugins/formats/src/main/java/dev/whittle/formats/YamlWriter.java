package dev.whittle.formats;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes maps, lists, texts and numbers as YAML that every reader takes the same way: plain words
/// where no reader could see anything else, literal blocks for lines of ordinary text, and JSON strings
/// (which YAML 1.2 includes) for all the rest, with everything escaped that could get lost. The library's
/// emitter is not used because it writes half of a surrogate pair as another character.
final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 _./()+-]|:(?=[A-Za-z0-9])){0,200}");
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    // YAML lets an unmarked key have 1,024 characters.
    private static final int SHORT_KEY = 500;

    private final StringBuilder out = new StringBuilder();

    /// A text that is always written as a literal block; it has no blank first line.
    record Block(String text) {}

    /// The entries of the outermost mapping.
    static String write(Map<String, ?> values) {
        var writer = new YamlWriter();
        writer.entries(values, "");
        return writer.out.toString();
    }

    private void entries(Map<String, ?> values, String indent) {
        boolean first = true;
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            // The first entry of a mapping in a list follows the list's dash.
            if (!first || out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
                out.append(indent);
            }
            first = false;
            String key = inline(entry.getKey());
            if (key.length() > SHORT_KEY) {
                out.append("? ").append(key).append('\n').append(indent).append(':');
            } else {
                out.append(key).append(':');
            }
            value(entry.getValue(), indent);
        }
    }

    private void value(Object value, String indent) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
            case Collection<?> list when list.isEmpty() -> out.append(" []\n");
            case Map<?, ?> map -> {
                out.append('\n');
                entries(named(map), indent + "  ");
            }
            case Collection<?> list -> {
                out.append('\n');
                for (Object item : list) {
                    out.append(indent).append("  -");
                    item(item, indent + "    ");
                }
            }
            case Block(String text) -> block(text, indent + "  ");
            case String text when isBlock(text) -> block(text, indent + "  ");
            case String text -> out.append(' ').append(inline(text)).append('\n');
            default -> out.append(' ').append(value).append('\n');
        }
    }

    private void item(Object item, String indent) {
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append(' ');
            entries(named(map), indent);
        } else {
            value(item, indent.substring(2));
        }
    }

    @SuppressWarnings("unchecked") // Every map this package writes is named by texts.
    private static Map<String, ?> named(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    private void block(String text, String indent) {
        boolean ends = text.endsWith("\n");
        out.append(ends ? " |\n" : " |-\n");
        String body = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
    }

    // More than one line, all of them of characters no reader changes, and nothing an editor would trim.
    private static boolean isBlock(String text) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (body.indexOf('\n') < 0 || body.endsWith("\n") || body.startsWith(" ") || body.startsWith("\t")
                || body.startsWith("\n")) {
            return false;
        }
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\n' && c != '\t' && !Quoted.stays(body, i)) {
                return false;
            }
        }
        return body.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"));
    }

    private static String inline(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !text.endsWith(" ")
                && !RESERVED.contains(text.toLowerCase(java.util.Locale.ROOT));
        return plain ? text : Quoted.json(text);
    }
}
