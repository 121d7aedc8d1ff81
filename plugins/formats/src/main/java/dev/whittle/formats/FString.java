package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.Set;

/// Python's format strings, as LangChain takes them: `{name}`, and `{{` for a brace.
final class FString extends Language {
    private static final Set<String> RESERVED = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
            "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
            "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
            "with", "yield");

    @Override
    String literal(String text, boolean first, boolean last) {
        return text.replace("{", "{{").replace("}", "}}");
    }

    @Override
    String variable(String name, String written) {
        return "{" + name + "}";
    }

    @Override
    String objection(String name) {
        return plainName(name, false, RESERVED);
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean doubled = i + 1 < template.length() && template.charAt(i + 1) == c;
            if (c != '{' && c != '}') {
                into.literal(template, i, i + 1);
            } else if (doubled) {
                into.literal(template, i, ++i);
            } else if (c == '}') {
                throw into.refuse("closes a brace that is not open; a literal brace is written twice.");
            } else {
                int end = template.indexOf('}', i);
                if (end < 0 || !plainName(template.substring(i + 1, end), false, Set.of()).isEmpty()) {
                    throw into.beyond(template, i);
                }
                into.variable(template.substring(i + 1, end));
                i = end;
            }
        }
    }
}
