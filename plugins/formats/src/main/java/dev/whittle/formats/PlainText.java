package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Variables;

/// Whittle's own way: `{{name}}` is a variable, all else is text.
final class PlainText extends Language {
    @Override
    String literal(String text, boolean first, boolean last) {
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
        int copied = 0;
        for (Variables.Place place : Variables.places(template)) {
            into.literal(template, copied, place.start());
            into.variable(template.substring(place.start() + 2, place.end() - 2));
            copied = place.end();
        }
        into.literal(template, copied, template.length());
    }
}
