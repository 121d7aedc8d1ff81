package dev.whittle.optimizer.fewshot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts values out of a text: without blanks, rulers, wrapping tags, and the marks that end a chat's turn.
final class Values {
    private static final Pattern TAIL = Pattern.compile(
            "(?:\\s|^)(?:[-=*#_~+]{2,80}|#|`{3,}\\w*|</?[A-Za-z][\\w:.-]{0,60}>|<\\|[\\w]{2,20}\\|>|</?s>|<end_of_turn>|<start_of_turn>)$"
                    + "|(?:<\\|(?:im_end|eot_id|end|endoftext|im_start)\\|>|</s>|<end_of_turn>)$");
    private static final Pattern HEAD = Pattern.compile(
            "^(?:[-=*_~]{3,80}(?=\\s|$)|#{2,}(?=\\s*(?:\\n|$))|<\\|(?:im_end|eot_id|end)\\|>|</?s>)");
    private static final int REACH = 100;

    private static final List<String> QUOTES = List.of("\"\"", "''", "“”", "``", "«»", "「」");

    private Values() {}

    /// The char behind the last one of a value that ends at or before a place.
    static int end(String text, int from, int to) {
        int end = to;
        while (true) {
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            int window = Math.max(from, end - REACH);
            Matcher matcher = TAIL.matcher(text.substring(window, end));
            if (end == from || !matcher.find() || fenced(text, from, end)) {
                return end;
            }
            end = window + matcher.start();
        }
    }

    // The closing fence of code that begins within the value belongs to it.
    private static boolean fenced(String text, int from, int end) {
        if (!text.startsWith("```", end - 3)) {
            return false;
        }
        int fences = 0;
        for (int at = text.indexOf("```", from); at >= 0 && at < end; at = text.indexOf("```", at + 3)) {
            fences++;
        }
        return fences % 2 == 0;
    }

    /// The first char of a value.
    static int start(String text, int from, int to) {
        int start = from;
        while (true) {
            while (start < to && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            Matcher matcher = HEAD.matcher(text.substring(start, Math.min(to, start + REACH)));
            if (!matcher.find() || matcher.end() == 0) {
                return start;
            }
            start += matcher.end();
        }
    }

    /// A value without what surrounds it.
    static String of(String text, int from, int to) {
        int start = start(text, from, Math.max(from, to));
        return text.substring(start, Math.max(start, end(text, start, Math.max(start, to))));
    }

    /// The same of a whole text.
    static String bare(String text) {
        return of(text, 0, text.length());
    }

    /// The end of the line a place is in.
    static int lineEnd(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// How many blank lines a value holds.
    static int breaks(String value) {
        Matcher matcher = PARAGRAPH.matcher(value.strip());
        int breaks = 0;
        while (matcher.find()) {
            breaks++;
        }
        return breaks;
    }

    static final Pattern PARAGRAPH = Pattern.compile("\\r?\\n[ \\t]*(?:\\r?\\n[ \\t]*)+");

    /// Where the last example's answer ends, by the shape of the answers before it: as many paragraphs, and
    /// one line if they all have one.
    static int tail(String text, int from, int to, List<String> before) {
        int begin = start(text, from, to);
        int breaks = before.stream().mapToInt(Values::breaks).max().orElse(0);
        boolean line = !before.isEmpty() && before.stream().allMatch(value -> value.indexOf('\n') < 0);
        int end = line ? Math.min(to, lineEnd(text, begin)) : to;
        Matcher matcher = PARAGRAPH.matcher(text).region(begin, end);
        for (int seen = 0; matcher.find(); seen++) {
            if (seen == breaks) {
                end = matcher.start();
                break;
            }
        }
        return end(text, begin, end);
    }

    /// Values without the quotes that wrap every one of them.
    ///
    /// @param inner whether further quotes may stand within them
    static List<String> unquoted(List<String> values, boolean inner) {
        for (String quotes : QUOTES) {
            if (wrapped(values, quotes) && (inner || values.stream()
                    .allMatch(value -> value.indexOf(quotes.charAt(1), 1) == value.length() - 1))) {
                return values.stream().map(value -> value.substring(1, value.length() - 1)).toList();
            }
        }
        return values;
    }

    /// Whether every value begins and ends with a quote.
    static boolean quoted(List<String> values) {
        return QUOTES.stream().anyMatch(quotes -> wrapped(values, quotes));
    }

    private static boolean wrapped(List<String> values, String quotes) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> value.length() > 1 && value.charAt(0) == quotes.charAt(0)
                        && value.charAt(value.length() - 1) == quotes.charAt(1));
    }
}
