package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.PartNames.Role;
import dev.whittle.optimizer.text.Line;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The beginning of a line that names what stands behind or below it: `Context:`, `## Question`,
/// `**Sources (top 3):**`.
///
/// @param level of a Markdown heading, 0 for a label
/// @param value where the text behind the name begins, the line's end if there is none
record Head(String name, Role role, int level, int value) {
    private static final int LONGEST = 160;
    private static final Pattern NAME = Pattern.compile(
            "[ \\t]{0,8}(?:(#{1,6})[ \\t]+)?[*_]{0,3}(\\p{L}[\\p{L}\\p{N}'’&_ -]{0,48}?)"
                    + "(?: ?[(\\[][^()\\[\\]\\n]{0,80}[)\\]]){0,2}[*_]{0,3} ?(?:([:：])(?![\\d/])[*_]{0,3}[ \\t]*|$)");
    private static final int MOST_WORDS = 5;

    /// The head of a line, or null if it has none. Without a colon only a Markdown heading is one.
    static @Nullable Head of(String text, Line line) {
        Matcher matcher = NAME.matcher(text).region(line.start(), Math.min(line.end(), line.start() + LONGEST));
        if (!matcher.lookingAt() || (matcher.group(1) == null && matcher.group(3) == null)) {
            return null;
        }
        int level = matcher.group(1) == null ? 0 : matcher.group(1).length();
        String name = matcher.group(2);
        if (level == 0 && name.split(" ").length > MOST_WORDS) {
            return null;
        }
        return new Head(name, PartNames.all().role(name), level, matcher.end());
    }

    /// Whether nothing stands behind the name on its line.
    boolean alone(String text, Line line) {
        return text.substring(Math.min(value, line.end()), line.end()).isBlank();
    }
}
