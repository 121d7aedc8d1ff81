package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.function.UnaryOperator;

/// Jinja: as [Nunjucks], except that a line end at the end of a template is dropped.
final class Jinja extends Language {
    @Override
    String literal(String text, boolean first, boolean last) {
        String literal = Nunjucks.write(text, UnaryOperator.identity());
        if (!last || !literal.endsWith("\n")) {
            return literal;
        }
        // A brace before the tag would be a part of it.
        int end = literal.length() - (literal.endsWith("{\n") ? 2 : 1);
        return literal.substring(0, end) + "{% raw %}" + literal.substring(end) + "{% endraw %}";
    }

    @Override
    String variable(String name, String written) {
        return written;
    }

    @Override
    String objection(String name) {
        return plainName(name, true, PromptfooNames.RESERVED);
    }

    @Override
    boolean recognises(String content) {
        return content.contains("{%") && content.contains("%}");
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        Nunjucks.read(template, UnaryOperator.identity(), into);
    }
}
