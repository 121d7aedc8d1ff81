package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Jinja as BAML has it: tags swallow the line end behind them and the blanks before them, so that literal braces
/// are written as `{{ "{" }}` and not between `{% raw %}`.
final class BamlText extends Language {
    private static final String BRACE = "{{ \"{\" }}";
    private static final Pattern VARIABLE = Pattern
            .compile("\\{\\{(\\s*+)([A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)*+)(\\s*+)\\}\\}");
    private static final Pattern STRING = Pattern.compile("\\{\\{\\s*+([\"'])([^\"'\\\\\\n]*+)\\1\\s*+\\}\\}");
    private static final Pattern RAW = Pattern.compile("\\{%-?\\s*+raw\\s*+-?%\\}\\n?");
    private static final Pattern END_RAW = Pattern.compile("\\{%-?\\s*+endraw\\s*+-?%\\}\\n?");

    @Override
    String literal(String text, boolean first, boolean last) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean end = i + 1 == text.length();
            boolean opens = c == '{' && (end ? !last : "{%#".indexOf(text.charAt(i + 1)) >= 0);
            out.append(opens ? BRACE : String.valueOf(c));
        }
        return out.toString();
    }

    @Override
    String variable(String name, String written) {
        return written;
    }

    @Override
    String objection(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? plainName(name, false, PromptfooNames.RESERVED)
                : "names are letters from A to Z, digits and _";
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        int copied = 0;
        for (int at = tag(template, 0); at >= 0; at = tag(template, copied)) {
            into.literal(template, copied, at);
            copied = switch (template.charAt(at + 1)) {
                case '{' -> expression(template, at, into);
                case '%' -> raw(template, at, into);
                default -> Nunjucks.afterComment(template, at, into);
            };
        }
        into.literal(template, copied, template.length());
    }

    private static int tag(String template, int from) {
        for (int at = template.indexOf('{', from); at >= 0 && at + 1 < template.length(); at = template.indexOf('{',
                at + 1)) {
            if ("{%#".indexOf(template.charAt(at + 1)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static int expression(String template, int at, TextWithVariables into) throws FormatException {
        Matcher variable = VARIABLE.matcher(template).region(at, template.length());
        if (variable.lookingAt()) {
            into.variable(variable.group(1) + variable.group(2) + variable.group(3));
            return variable.end();
        }
        Matcher string = STRING.matcher(template).region(at, template.length());
        if (string.lookingAt()) {
            into.literal(string.group(2));
            return string.end();
        }
        throw into.beyond(template, at);
    }

    private static int raw(String template, int at, TextWithVariables into) throws FormatException {
        Matcher raw = RAW.matcher(template).region(at, template.length());
        Matcher end = END_RAW.matcher(template);
        if (!raw.lookingAt() || !end.find(raw.end())) {
            throw into.beyond(template, at);
        }
        into.literal(template, raw.end(), end.start());
        return end.end();
    }
}
