package dev.whittle.formats;

import dev.whittle.format.FormatException;

/// `{{name}}` without an escape for literal braces, as LangChain4j and Langfuse have it.
final class DoubleBraces extends Language {
    @Override
    String literal(String text, boolean first, boolean last) throws FormatException {
        if (text.contains("{{")) {
            throw new FormatException("The text holds a literal {{, which this format would take for a variable; "
                    + "choose Mustache or Jinja, which can escape it.");
        }
        return text;
    }

    @Override
    String variable(String name, String written) {
        return written;
    }

    @Override
    String objection(String name) {
        return "";
    }

    @Override
    void read(String template, TextWithVariables into) throws FormatException {
        new PlainText().read(template, into);
    }
}
