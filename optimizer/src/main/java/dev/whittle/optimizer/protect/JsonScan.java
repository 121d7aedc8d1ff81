package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.Protector.Found;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON anywhere in a text: an object that starts with a quoted key, or an array of objects, strings,
/// numbers or arrays, up to its closing bracket.
final class JsonScan {
    private static final Pattern START = Pattern.compile("\\{\\s{0,200}+\"|\\[\\s{0,200}+(?:[{\\[\"]|-?\\d)");
    // Text that opens brackets and never closes them may cost a few readings of it, not a square of it.
    private static final int READINGS = 4;

    private JsonScan() {}

    static void into(String text, List<Found> found) {
        long budget = (long) READINGS * text.length();
        Matcher matcher = START.matcher(text);
        int at = 0;
        while (budget > 0 && at < text.length() && matcher.find(at)) {
            int end = close(text, matcher.start());
            if (end > 0) {
                found.add(new Found(Kind.DATA, matcher.start(), end));
                at = end;
            } else {
                budget -= -end - matcher.start();
                at = matcher.start() + 1;
            }
        }
    }

    // Returns the end of the value, or minus the place where it turned out to be none.
    private static int close(String text, int start) {
        StringBuilder open = new StringBuilder();
        for (int at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{', '[' -> open.append(text.charAt(at));
                case '}', ']' -> {
                    char opened = text.charAt(at) == '}' ? '{' : '[';
                    if (open.charAt(open.length() - 1) != opened) {
                        return -at;
                    }
                    open.setLength(open.length() - 1);
                    if (open.isEmpty()) {
                        return at + 1;
                    }
                }
                case '"' -> {
                    at = string(text, at);
                    if (at == text.length()) {
                        return -at;
                    }
                }
                default -> {
                }
            }
        }
        return -text.length();
    }

    private static int string(String text, int quote) {
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
