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
        List<Place> places = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            places.add(new Place(matcher.group(1), matcher.start(), matcher.end()));
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
