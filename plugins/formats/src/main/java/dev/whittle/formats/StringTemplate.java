package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.Set;

/// StringTemplate 4: `<name>`, or `{name}` as Spring AI has it. The blanks a line begins with are special: in
/// front of a variable they would indent every line of its value, and on a line of their own they would be
/// dropped; there the first of them is written as an expression.
final class StringTemplate extends Language {
    private static final Set<String> RESERVED = Set.of("true", "false", "if", "else", "elseif", "endif", "super",
            "first", "last", "rest", "trunc", "strip", "trim", "length", "strlen", "reverse", "i", "i0", "it");

    private final char open;
    private final char close;

    StringTemplate(char open, char close) {
        this.open = open;
        this.close = close;
    }

    @Override
    String literal(String text, boolean first, boolean last) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        boolean lineBegins = first;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (lineBegins && isBlank(c) && isBlankUpToTagOrEnd(text, i)) {
                out.append(open).append("\\").append(c == '\t' ? 't' : ' ').append(close);
            } else {
                if (c == '\\' || c == open || (c == close && close == '}')) {
                    out.append('\\');
                }
                out.append(c);
            }
            lineBegins = c == '\n';
        }
        return out.toString();
    }

    private static boolean isBlankUpToTagOrEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i == text.length() || text.charAt(i) == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    String variable(String name, String written) {
        return open + name + close;
    }

    @Override
    String objection(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*")
                ? plainName(name, true, RESERVED)
                : "names are letters of English, digits and _";
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char next = i + 1 < template.length() ? template.charAt(i + 1) : '\0';
            if (c == '\\' && (next == '\\' || next == open || next == '}')) {
                into.literal(template, i + 1, i + 2);
                i++;
            } else if (c != open) {
                into.literal(template, i, i + 1);
            } else {
                i = expression(template, i, into);
            }
        }
    }

    private int expression(String template, int at, TextWithVariables into) throws FormatException {
        int end = template.indexOf(close, at);
        String inside = end < 0 ? "" : template.substring(at + 1, end);
        switch (inside) {
            case "\\ " -> into.literal(" ");
            case "\\t" -> into.literal("\t");
            case "\\n" -> into.literal("\n");
            default -> {
                if (!inside.strip().matches("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*")
                        || RESERVED.contains(inside.strip()) || inside.contains("\n")) {
                    throw into.beyond(template, at);
                }
                into.variable(inside.strip());
            }
        }
        return end;
    }
}
