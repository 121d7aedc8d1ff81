package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.List;

/// Puts a text with `{{variables}}` together from what a template says, and sees to it that Whittle finds in
/// it the variables that were meant and no others.
final class TextWithVariables {
    private final StringBuilder text = new StringBuilder();
    private final List<Variables.Place> meant = new ArrayList<>();
    private final String where;

    /// @param where how to call the place in a message
    TextWithVariables(String where) {
        this.where = where;
    }

    void literal(CharSequence template, int from, int to) {
        text.append(template, from, to);
    }

    void literal(String words) {
        text.append(words);
    }

    /// @param name with the blanks around it, which stay if they are on one line
    void variable(String name) {
        String bare = name.strip();
        int start = text.length();
        text.append("{{").append(name.chars().allMatch(c -> c != '\n' && c != '\r') ? name : " " + bare + " ")
                .append("}}");
        meant.add(new Variables.Place(bare, start, text.length()));
    }

    /// Passes over a tag that says nothing, with its line if it stands alone there.
    ///
    /// @return where the template goes on
    int silent(String template, int from, int to) {
        int start = from;
        while (start > 0 && isBlank(template.charAt(start - 1))) {
            start--;
        }
        int end = to;
        while (end < template.length() && isBlank(template.charAt(end))) {
            end++;
        }
        boolean begins = start == 0 || template.charAt(start - 1) == '\n';
        boolean ends = end == template.length() || template.charAt(end) == '\n';
        if (!begins || !ends) {
            return to;
        }
        text.setLength(text.length() - (from - start));
        return Math.min(template.length(), end + 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    FormatException refuse(String why) {
        return new FormatException(where + " " + why);
    }

    /// The refusal of a tag that is more than a plain variable.
    FormatException beyond(String template, int at) {
        String line = template.substring(at, Math.min(template.length(), at + 40)).lines().findFirst().orElse("");
        return refuse("uses \"%s\", which Whittle cannot hold; replace it by plain text or a plain variable."
                .formatted(Quoted.brief(line)));
    }

    String text() throws FormatException {
        String all = text.toString();
        if (!Variables.places(all).equals(meant)) {
            throw refuse("writes braces around or next to a variable that Whittle would read differently; part them by "
                    + "a blank.");
        }
        return all;
    }
}
