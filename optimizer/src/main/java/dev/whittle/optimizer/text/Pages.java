package dev.whittle.optimizer.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Page numbers in the text of a paged document.
public final class Pages {
    private static final int MOST = 120;
    private static final Pattern NUMBER = Pattern.compile(
            "(?i)(?:\\bpage |\\bp\\. ?|\\bseite )\\d{1,4}(?: ?(?:of|/|von) ?\\d{1,4})?|^\\s*[-–—] \\d{1,4} [-–—]\\s*$");

    private Pages() {}

    /// Finds the page number in a line.
    public static Matcher number(String line) {
        return NUMBER.matcher(line);
    }

    /// Whether the line around a place is short and carries a page number, or the next line above or
    /// below that is not blank does, or a form feed starts one of them.
    public static boolean beside(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = end(text, at);
        if (end - start > MOST) {
            return false;
        }
        int above = start;
        while (above > 0 && Character.isWhitespace(text.charAt(above - 1)) && text.charAt(above - 1) != '\f') {
            above--;
        }
        int below = end;
        while (below < text.length() && Character.isWhitespace(text.charAt(below)) && text.charAt(below) != '\f') {
            below++;
        }
        return carries(text, start) || (above > 0 && carries(text, above - 1)) || carries(text, below);
    }

    private static boolean carries(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = end(text, at);
        return end - start <= MOST
                && (text.charAt(at) == '\f' || NUMBER.matcher(text.substring(start, end)).find());
    }

    private static int end(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
