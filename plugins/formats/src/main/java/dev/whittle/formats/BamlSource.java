package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.List;

/// The declarations of a BAML file, such as `function F(a: string) -> string { ... }`, and the fields inside one.
/// Only where things begin and end is understood; strings and comments are passed over.
final class BamlSource {
    private final String text;
    private int at;

    private BamlSource(String text) {
        this.text = text;
    }

    /// @param head what stands before the brace, such as `client<llm> Fast`
    record Block(String head, String body, int start, int end) {}

    /// A field: a name and what follows it in its line, or the content of the string that follows.
    ///
    /// @param quoted whether the value is a string
    record Field(String name, String value, boolean quoted) {}

    /// The blocks of a file; what is no block, such as a comment, is passed over.
    static List<Block> blocks(String text) throws FormatException {
        BamlSource source = new BamlSource(text);
        List<Block> blocks = new ArrayList<>();
        int start = source.skip(0);
        source.at = start;
        while (source.at < text.length()) {
            char c = text.charAt(source.at);
            if (c == '{') {
                int body = source.at + 1;
                source.toClosing();
                blocks.add(new Block(text.substring(start, body - 1).strip(), text.substring(body, source.at), start,
                        source.at + 1));
                start = source.skip(source.at + 1);
                source.at = start;
            } else {
                source.step();
            }
        }
        return blocks;
    }

    /// The fields of a body, in order; those that are blocks have the block as value.
    static List<Field> fields(String body) throws FormatException {
        BamlSource source = new BamlSource(body);
        List<Field> fields = new ArrayList<>();
        source.at = source.skip(0);
        while (source.at < body.length()) {
            int start = source.at;
            while (source.at < body.length() && isName(body.charAt(source.at))) {
                source.at++;
            }
            String name = body.substring(start, source.at);
            if (name.isEmpty()) {
                source.step();
            } else {
                source.at = source.blanks(source.at);
                fields.add(source.value(name));
            }
            source.at = source.skip(source.at);
        }
        return fields;
    }

    private Field value(String name) throws FormatException {
        int start = at;
        if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '#')) {
            int hashes = hashes(start);
            if (start + hashes < text.length() && text.charAt(start + hashes) == '"') {
                step();
                String inside = text.substring(start + hashes + 1, at - hashes - 1);
                return new Field(name, hashes == 0 ? unescaped(inside) : inside, true);
            }
        }
        if (start < text.length() && text.charAt(start) == '{') {
            toClosing();
            return new Field(name, text.substring(start + 1, at++), false);
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '[' || text.charAt(at) == '{') {
                toClosing();
            }
            step();
        }
        return new Field(name, text.substring(start, Math.min(at, text.length())).strip(), false);
    }

    /// The strings in a list such as `["a", "b"]`.
    static List<String> strings(String list) throws FormatException {
        BamlSource source = new BamlSource(list);
        List<String> strings = new ArrayList<>();
        while (source.at < list.length()) {
            int start = source.at;
            source.step();
            if (list.charAt(start) == '"') {
                strings.add(unescaped(list.substring(start + 1, source.at - 1)));
            }
        }
        return strings;
    }

    static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    // Over one sign, one string or one comment.
    private void step() throws FormatException {
        char c = text.charAt(at);
        if (c == '"') {
            quoted();
        } else if (c == '#' && at + hashes(at) < text.length() && text.charAt(at + hashes(at)) == '"') {
            raw(hashes(at));
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else {
            at++;
        }
    }

    private void quoted() throws FormatException {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw unclosed(start, "string");
        }
        at++;
    }

    private void raw(int hashes) throws FormatException {
        int start = at;
        String closer = "\"" + "#".repeat(hashes);
        int end = text.indexOf(closer, at + hashes + 1);
        if (end < 0) {
            throw unclosed(start, "string");
        }
        at = end + closer.length();
    }

    // From an opening bracket to the one that closes it.
    private void toClosing() throws FormatException {
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' || c == '[' || c == '(') {
                depth++;
            } else if (c == '}' || c == ']' || c == ')') {
                depth--;
                if (depth == 0) {
                    return;
                }
            }
            step();
        }
        throw unclosed(start, "bracket");
    }

    private int hashes(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '#') {
            end++;
        }
        return end - from;
    }

    private int blanks(int from) {
        int next = from;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }

    // Over blanks and comments.
    private int skip(int from) {
        int next = from;
        while (next < text.length() && (Character.isWhitespace(text.charAt(next)) || text.startsWith("//", next))) {
            int end = text.indexOf('\n', next);
            next = text.startsWith("//", next) ? end < 0 ? text.length() : end : next + 1;
        }
        return next;
    }

    private static String unescaped(String inside) {
        StringBuilder plain = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                plain.append(c);
                continue;
            }
            char next = inside.charAt(++i);
            plain.append(switch (next) {
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                case '"', '\\' -> String.valueOf(next);
                default -> "\\" + next;
            });
        }
        return plain.toString();
    }

    private FormatException unclosed(int start, String what) {
        int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new FormatException("Line %,d: a %s opens here and is never closed.".formatted(line, what));
    }
}
