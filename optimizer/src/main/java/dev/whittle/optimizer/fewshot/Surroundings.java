package dev.whittle.optimizer.fewshot;

import dev.whittle.prompt.Variables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What belongs to a block of examples beside them: the line that announces them, tags, fences and brackets
/// around them, a table's header.
///
/// @param start first char of the block
/// @param end char behind it
/// @param obstacle why the block cannot be taken out, one sentence; empty if it can
record Surroundings(int start, int end, String obstacle) {
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?i)(?:#{1,6} |\\*\\*)?(?:(?:here|below|these|the following|following|consider|see|some|a few)\\b[^.:\\n]{0,60})?\\bexamples?\\b[^.:\\n]{0,40}[:.]?(?:\\*\\*)?|for (?:example|instance)[:,]?|e\\.g\\.[:,]?");
    private static final Pattern OPENER = Pattern.compile("<[A-Za-z][\\w:.-]{0,40}>|`{3}\\w*|\\[|\\|?[ :-]*--[ |:-]*");
    private static final Pattern CLOSER = Pattern.compile(
            "\\A\\s*?(?:\\R[ \\t]*|[ \\t]*)(?:</[A-Za-z][\\w:.-]{0,40}>|`{3}|\\]|#{2,}|-{3,}|={3,}|\\*{3,})[ \\t]*(?=\\R|\\z)");

    /// The block of the examples of one message.
    static Surroundings of(String text, ExampleSet set) {
        int first = set.examples().getFirst().start();
        int last = set.examples().getLast().end();
        if (!Variables.places(text.substring(first, last)).isEmpty()) {
            return new Surroundings(first, last, "The examples hold a {{variable}}, which must survive.");
        }
        int start = first;
        int line = lineStart(text, start);
        String before = text.substring(line, start);
        if (!before.isBlank() && !before.strip().matches("\\[|[-*+•]|\\d{1,3}[.)]")) {
            return new Surroundings(first, last,
                    "The examples stand within a line or a larger JSON value, so they cannot be cut out.");
        }
        start = line;
        boolean header = set.format() == Format.TABLE;
        boolean opened = !before.isBlank();
        for (int at = previous(text, start); at < start; at = previous(text, start)) {
            String above = text.substring(at, Values.lineEnd(text, at)).strip();
            boolean opener = OPENER.matcher(above).matches();
            boolean heads = header && !opener;
            if (!opener && !heads && !ANNOUNCED.matcher(above).matches()) {
                break;
            }
            header &= !heads;
            opened |= opener;
            start = at;
        }
        int end = last;
        Matcher closer = CLOSER.matcher(text.substring(end));
        while (closer.find()) {
            String what = closer.group().strip();
            boolean ruler = "#-=*".indexOf(what.charAt(0)) >= 0;
            if (!ruler && !opened) {
                break;
            }
            end += closer.end();
            closer = CLOSER.matcher(text.substring(end));
        }
        return new Surroundings(start, end, "");
    }

    private static int lineStart(String text, int at) {
        return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    }

    // The start of the nearest line above that is not blank, or the place itself if there is none.
    private static int previous(String text, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? at : lineStart(text, end);
    }
}
