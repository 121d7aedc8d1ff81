package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Semantic Kernel's own language inside a `<message>`: `{{$name}}` is a variable, `{{"..."}}` a literal text, and
/// the text between is XML.
final class SemanticKernel extends Language {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern ENTITY = Pattern
            .compile("&(?:(lt|gt|amp|quot|apos)|#(\\d{1,7})|#x([0-9A-Fa-f]{1,6}));");

    @Override
    String literal(String text, boolean first, boolean last) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '{' -> {
                    int end = i;
                    while (end < text.length() && text.charAt(end) == '{') {
                        end++;
                    }
                    // One brace before another, or before a variable, would open a block.
                    boolean opens = end - i > 1 || (end == text.length() && !last);
                    out.append(opens ? "{{\"" : "").append(text, i, end).append(opens ? "\"}}" : "");
                    i = end - 1;
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    String variable(String name, String written) {
        return "{{$" + name + "}}";
    }

    @Override
    String objection(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "" : "names are letters from A to Z, digits and _";
    }

    @Override
    boolean recognises(String content) {
        return content.contains("{{$");
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        read(template, into, true);
    }

    /// @param xml whether the text between the blocks is that of an XML element
    void read(String template, TextWithVariables into, boolean xml) throws FormatException {
        int copied = 0;
        for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", copied)) {
            text(template.substring(copied, at), into, xml);
            int end = end(template, at + 2);
            if (end < 0) {
                throw into.refuse("opens a block with {{ and never closes it; close it with }}.");
            }
            block(template, at, end, into);
            copied = end + 2;
        }
        text(template.substring(copied), into, xml);
    }

    // The closing braces, not those in quotes.
    private static int end(String template, int from) {
        char quote = 0;
        for (int i = from; i + 1 < template.length(); i++) {
            char c = template.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '}' && template.charAt(i + 1) == '}') {
                return i;
            }
        }
        return -1;
    }

    private static void block(String template, int at, int end, TextWithVariables into) throws FormatException {
        String inside = template.substring(at + 2, end).strip();
        Matcher variable = VARIABLE.matcher(inside);
        if (variable.matches()) {
            into.variable(variable.group(1));
        } else if (isQuoted(inside)) {
            into.literal(inside.substring(1, inside.length() - 1).replaceAll("(?s)\\\\(.)", "$1"));
        } else {
            throw into.beyond(template, at);
        }
    }

    private static boolean isQuoted(String inside) {
        char quote = inside.isEmpty() ? ' ' : inside.charAt(0);
        int end = 1;
        while (end < inside.length() && inside.charAt(end) != quote) {
            end += inside.charAt(end) == '\\' ? 2 : 1;
        }
        return (quote == '"' || quote == '\'') && end == inside.length() - 1;
    }

    private static void text(String text, TextWithVariables into, boolean xml) throws FormatException {
        if (!xml) {
            into.literal(text);
            return;
        }
        Matcher entity = ENTITY.matcher(text);
        int copied = 0;
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', copied)) {
            if (!entity.region(at, text.length()).lookingAt()) {
                throw into.refuse("holds a & that is no entity of XML; write &amp; in its place.");
            }
            into.literal(text, copied, at);
            into.literal(character(entity, into));
            copied = entity.end();
        }
        into.literal(text, copied, text.length());
    }

    private static String character(Matcher entity, TextWithVariables into) throws FormatException {
        if (entity.group(1) != null) {
            return switch (entity.group(1)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> "&";
            };
        }
        int point = entity.group(2) != null
                ? Integer.parseInt(entity.group(2))
                : Integer.parseInt(entity.group(3), 16);
        if (!Character.isValidCodePoint(point) || (point < ' ' && point != '\n' && point != '\t')) {
            throw into.refuse("holds an entity that is no character of XML.");
        }
        return Character.toString(point);
    }
}
