package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mustache: `{{{name}}}`, because `{{name}}` turns `&` and `<` into HTML. Literal braces stand between
/// changed delimiters, the only escape there is.
final class Mustache extends Language {
    private static final Pattern BRACES = Pattern.compile("\\{{2,}");

    @Override
    String literal(String text, boolean first, boolean last) {
        return BRACES.matcher(text)
                .replaceAll(braces -> Matcher.quoteReplacement("{{=<% %>=}}" + braces.group() + "<%={{ }}=%>"));
    }

    @Override
    String variable(String name, String written) {
        return "{" + written + "}";
    }

    @Override
    String objection(String name) {
        return name.endsWith(".") || name.contains("..") ? "dots stand between its parts" : "";
    }

    @Override
    boolean recognises(String content) {
        return content.contains("{{=<% %>=}}");
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        String open = "{{";
        String close = "}}";
        int copied = 0;
        for (int at = template.indexOf(open); at >= 0; at = template.indexOf(open, copied)) {
            into.literal(template, copied, at);
            boolean triple = template.startsWith("{", at + open.length()) && open.equals("{{");
            String end = triple ? "}}}" : close;
            int to = template.indexOf(end, at + open.length());
            if (to < 0) {
                throw into.refuse("opens a tag with %s and never closes it.".formatted(Quoted.brief(open)));
            }
            String inside = template.substring(at + open.length() + (triple ? 1 : 0), to);
            copied = to + end.length();
            if (inside.startsWith("=") && inside.endsWith("=") && inside.length() > 4) {
                String[] delimiters = inside.substring(1, inside.length() - 1).strip().split("\\s+", -1);
                if (delimiters.length != 2 || delimiters[0].contains("=") || delimiters[1].contains("=")) {
                    throw into.beyond(template, at);
                }
                open = delimiters[0];
                close = delimiters[1];
                copied = into.silent(template, at, copied);
            } else if (inside.startsWith("!")) {
                copied = into.silent(template, at, copied);
            } else {
                variable(inside.startsWith("&") ? inside.substring(1) : inside, template, at, into);
            }
        }
        into.literal(template, copied, template.length());
    }

    private static void variable(String name, String template, int at, TextWithVariables into) throws FormatException {
        if (!name.strip().matches("[\\p{L}_][\\p{L}\\p{N}_.-]*")) {
            throw into.beyond(template, at);
        }
        into.variable(name);
    }
}
