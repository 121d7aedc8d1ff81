package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.Protector.Found;
import dev.whittle.optimizer.text.Brackets;
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
            int end = Brackets.close(text, matcher.start());
            if (end > 0) {
                found.add(new Found(Kind.DATA, matcher.start(), end));
                at = end;
            } else {
                budget -= -end - matcher.start();
                at = matcher.start() + 1;
            }
        }
    }
}
