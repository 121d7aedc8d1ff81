package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Variables;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Message text as a Nunjucks template, the language of promptfoo, and back. Only `{{name}}` is a
/// variable in Whittle; everything else Nunjucks would act on is put between `{% raw %}` and
/// `{% endraw %}`.
final class Nunjucks {
    // Where a closing sign is looked for.
    private static final int NEAR = 200;
    private static final Pattern RAW = Pattern.compile("\\{%\\s*raw\\s*%\\}");
    private static final Pattern RAW_OR_END = Pattern.compile("\\{%\\s*(raw|endraw)\\s*%\\}");
    private static final Pattern VARIABLE = Pattern
            .compile("\\{\\{(\\s*)([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)(\\s*)\\}\\}");

    private Nunjucks() {}

    /// @param names what each variable is called in the file
    static String write(String text, UnaryOperator<String> names) {
        StringBuilder template = new StringBuilder(text.length());
        int copied = 0;
        for (Variables.Place place : Variables.places(text)) {
            protect(text.substring(copied, place.start()), template);
            template.append(
                    text.substring(place.start(), place.end()).replace(place.name(), names.apply(place.name())));
            copied = place.end();
        }
        protect(text.substring(copied), template);
        return template.toString();
    }

    private static void protect(String literal, StringBuilder template) {
        int copied = 0;
        for (int at = trouble(literal, 0); at >= 0; at = trouble(literal, copied)) {
            int end = end(literal, at);
            template.append(literal, copied, at).append("{% raw %}").append(literal, at, end).append("{% endraw %}");
            copied = end;
        }
        template.append(literal, copied, literal.length());
    }

    private static int opener(String text, int from) {
        for (int at = text.indexOf('{', from); at >= 0 && at + 1 < text.length(); at = text.indexOf('{', at + 1)) {
            if ("{%#".indexOf(text.charAt(at + 1)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    // What Nunjucks stumbles over: an opening sign, or the end of a comment that has not begun.
    private static int trouble(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            char next = text.charAt(i + 1);
            if ((text.charAt(i) == '{' && "{%#".indexOf(next) >= 0) || (text.charAt(i) == '#' && next == '}')) {
                return i;
            }
        }
        return -1;
    }

    // Up to its closing sign on the same line where that reads well, otherwise just its two characters.
    private static int end(String text, int at) {
        if (text.charAt(at) == '#') {
            return at + 2;
        }
        String closer = switch (text.charAt(at + 1)) {
            case '{' -> "}}";
            case '%' -> "%}";
            default -> "#}";
        };
        String near = text.substring(at + 2, Math.min(text.length(), at + NEAR));
        int close = near.indexOf(closer);
        int line = near.indexOf('\n');
        if (close < 0 || (line >= 0 && line < close)) {
            return at + 2;
        }
        String inside = near.substring(0, close);
        return inside.contains("raw") || inside.contains("{") ? at + 2 : at + 2 + close + 2;
    }

    /// @param names what each variable of the file is called in Whittle
    /// @param where how to call the place in a message
    static String read(String template, UnaryOperator<String> names, String where) throws FormatException {
        TextWithVariables into = new TextWithVariables(where);
        read(template, names, into);
        return into.text();
    }

    static void read(String template, UnaryOperator<String> names, TextWithVariables into) throws FormatException {
        int copied = 0;
        for (int at = opener(template, 0); at >= 0; at = opener(template, copied)) {
            into.literal(template, copied, at);
            copied = switch (template.charAt(at + 1)) {
                case '#' -> afterComment(template, at, into);
                case '%' -> raw(template, at, into);
                default -> variable(template, at, names, into);
            };
        }
        into.literal(template, copied, template.length());
    }

    /// The place behind the comment that begins at one.
    static int afterComment(String template, int at, TextWithVariables into) throws FormatException {
        int end = template.indexOf("#}", at + 2);
        if (end < 0) {
            throw into.refuse("opens a comment with {# and never closes it; close it with #}.");
        }
        return end + 2;
    }

    private static int raw(String template, int at, TextWithVariables into) throws FormatException {
        Matcher raw = RAW.matcher(template).region(at, template.length());
        if (!raw.lookingAt()) {
            throw into.refuse("uses the Nunjucks tag " + excerpt(template, at)
                    + ", which Whittle cannot hold; replace it by plain text.");
        }
        Matcher tag = RAW_OR_END.matcher(template);
        int depth = 1;
        for (int from = raw.end(); tag.find(from); from = tag.end()) {
            depth += tag.group(1).equals("raw") ? 1 : -1;
            if (depth == 0) {
                into.literal(template, raw.end(), tag.start());
                return tag.end();
            }
        }
        throw into.refuse("opens {% raw %} and never closes it; close it with {% endraw %}.");
    }

    private static int variable(String template, int at, UnaryOperator<String> names, TextWithVariables into)
            throws FormatException {
        Matcher variable = VARIABLE.matcher(template).region(at, template.length());
        if (!variable.lookingAt() || variable.group(2).startsWith("env.")) {
            throw into.refuse("uses the Nunjucks expression " + excerpt(template, at)
                    + ", which Whittle cannot hold; replace it by a plain {{name}}.");
        }
        into.variable(blank(variable.group(1)) + names.apply(variable.group(2)) + blank(variable.group(3)));
        return variable.end();
    }

    // Whittle's variables stand on one line.
    private static String blank(String between) {
        return between.chars().allMatch(c -> c == ' ' || c == '\t') ? between : " ";
    }

    private static String excerpt(String template, int at) {
        String line = template.substring(at, Math.min(template.length(), at + 40)).lines().findFirst().orElse("");
        return "\"" + line.replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
