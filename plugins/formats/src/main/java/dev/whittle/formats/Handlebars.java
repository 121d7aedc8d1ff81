package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.Set;

/// Handlebars: `{{{name}}}`, because `{{name}}` turns `&` and `<` into HTML; a literal `{{` has a backslash
/// before it, and a backslash before braces is doubled.
final class Handlebars extends Language {
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "undefined", "this", "else", "if",
            "unless", "each", "with", "lookup", "log", "as", "block", "partial", "precompile", "embedded", "i18n",
            "i18nJs", "include", "constructor", "__proto__", "__defineGetter__", "__defineSetter__",
            "__lookupGetter__", "__lookupSetter__", "hasOwnProperty", "toString", "valueOf", "isPrototypeOf",
            "propertyIsEnumerable", "toLocaleString", "role", "history", "section", "media", "json", "ifEquals",
            "unlessEquals");

    @Override
    String literal(String text, boolean first, boolean last) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                // Behind a backslash the escape would be taken for an escaped backslash.
                out.append(backslashes > 0 ? "\\{{!}}\\{{" : "\\{{");
                i++;
                backslashes = 0;
            } else {
                out.append(c);
                backslashes = c == '\\' ? backslashes + 1 : 0;
            }
        }
        return out.append(backslashes > 0 && !last ? "\\" : "").toString();
    }

    @Override
    String variable(String name, String written) {
        return "{" + written + "}";
    }

    @Override
    String objection(String name) {
        return RESERVED.contains(name) ? "the name means something else there" : plainName(name, true, RESERVED);
    }

    @Override
    boolean recognises(String content) {
        return content.contains("{{#if ") || content.contains("{{#each ") || content.contains("{{#unless ");
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        int copied = 0;
        for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", copied)) {
            boolean escape = at > copied && template.charAt(at - 1) == '\\';
            boolean doubled = at > copied + 1 && escape && template.charAt(at - 2) == '\\';
            into.literal(template, copied, escape ? at - 1 : at);
            if (escape && !doubled) {
                into.literal("{{");
                copied = at + 2;
            } else {
                copied = tag(template, at, into);
            }
        }
        into.literal(template, copied, template.length());
    }

    private static int tag(String template, int at, TextWithVariables into) throws FormatException {
        if (template.startsWith("{{!--", at)) {
            return into.silent(template, at, behind(template, at, "--}}", into));
        }
        if (template.startsWith("{{!", at)) {
            return into.silent(template, at, behind(template, at, "}}", into));
        }
        boolean triple = template.startsWith("{{{", at);
        int end = behind(template, at, triple ? "}}}" : "}}", into);
        String inside = triple ? template.substring(at + 3, end - 3) : template.substring(at + 2, end - 2);
        String name = inside.startsWith("&") ? inside.substring(1) : inside;
        if (!name.strip().matches("[\\p{L}_][\\p{L}\\p{N}_.-]*") || RESERVED.contains(name.strip())) {
            throw into.beyond(template, at);
        }
        into.variable(name);
        return end;
    }

    private static int behind(String template, int at, String closer, TextWithVariables into)
            throws FormatException {
        int end = template.indexOf(closer, at + 2);
        if (end < 0) {
            throw into.refuse("opens a tag with {{ and never closes it with %s.".formatted(closer));
        }
        return end + closer.length();
    }
}
