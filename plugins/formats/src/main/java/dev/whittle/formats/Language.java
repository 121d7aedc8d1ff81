package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Variables;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.SequencedSet;

/// A template language: how text with `{{variables}}` is written so that its engine gives exactly that text
/// back, and how its templates are read.
abstract class Language {
    /// A literal text between two variables, escaped.
    ///
    /// @param first whether it begins the template
    /// @param last whether it ends the template
    abstract String literal(String text, boolean first, boolean last) throws FormatException;

    /// A variable.
    ///
    /// @param written as it stands in Whittle, with the blanks inside its braces
    abstract String variable(String name, String written);

    /// Reads one template into a text of Whittle's.
    abstract void read(String template, TextWithVariables into) throws FormatException;

    /// Why a variable cannot have this name in this language, or an empty text if it can.
    abstract String objection(String name);

    /// Whether a content bears marks that only this language has.
    boolean recognises(String content) {
        return false;
    }

    final String write(String text) throws FormatException {
        StringBuilder template = new StringBuilder(text.length() + 16);
        List<Variables.Place> places = Variables.places(text);
        int copied = 0;
        for (Variables.Place place : places) {
            template.append(literal(text.substring(copied, place.start()), copied == 0, false));
            template.append(variable(place.name(), text.substring(place.start(), place.end())));
            copied = place.end();
        }
        return template.append(literal(text.substring(copied), copied == 0, true)).toString();
    }

    /// @param where how to call the place in a message
    final String read(String template, String where) throws FormatException {
        TextWithVariables into = new TextWithVariables(where);
        read(template, into);
        return into.text();
    }

    /// A text as it reads back: without the blanks around the names of variables if the language has none.
    final String held(String text) {
        StringBuilder held = new StringBuilder(text.length());
        int copied = 0;
        for (Variables.Place place : Variables.places(text)) {
            String written = text.substring(place.start(), place.end());
            boolean blanks = variable(place.name(), written).contains(written.substring(2, written.length() - 2));
            held.append(text, copied, place.start()).append(blanks ? written : "{{" + place.name() + "}}");
            copied = place.end();
        }
        return held.append(text, copied, text.length()).toString();
    }

    /// @throws FormatException if a variable cannot be called so, or one is inside another
    final void checkNames(SequencedSet<String> names) throws FormatException {
        for (String name : names) {
            String objection = objection(name);
            if (!objection.isEmpty()) {
                throw new FormatException("The variable {{%s}} cannot be written: %s; rename it."
                        .formatted(Quoted.brief(name), objection));
            }
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                if (names.contains(name.substring(0, dot))) {
                    throw new FormatException(
                            "The variables {{%s}} and {{%s}} cannot both be written: the second would "
                                    .formatted(Quoted.brief(name.substring(0, dot)), Quoted.brief(name))
                                    + "be a part of the first; rename one.");
                }
            }
        }
    }

    /// An objection to names that are not letters, digits and `_`, or that mean something else.
    ///
    /// @param dots whether a name may have parts
    static String plainName(String name, boolean dots, Set<String> reserved) {
        for (String part : dots ? name.split("\\.", -1) : new String[]{name}) {
            // Python takes names in their normal form: a mathematical X is an X there.
            boolean normal = Normalizer.isNormalized(part, Normalizer.Form.NFKC);
            if (!normal || !part.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
                return dots ? "its parts are letters, digits and _" : "names are letters, digits and _";
            }
            if (reserved.contains(part) || part.startsWith("__")) {
                return "the name means something else there";
            }
        }
        return "";
    }
}
