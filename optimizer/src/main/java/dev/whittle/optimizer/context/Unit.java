package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// The smallest piece extraction keeps or drops: a sentence, a line of a list, a row of a table (its head with the rule
/// below it), fenced code as a whole, an item of other code, a heading.
///
/// @param start first char within its chunk's text, never a blank
/// @param end char behind the last one
record Unit(int start, int end) {
    // Shorter lines were not broken for want of room.
    private static final int WRAPPED = 56;
    private static final int NARROW = 24;
    private static final String ENDS = ".!?:;";
    private static final String BULLETS = "-*+•";
    // Longer code can be kept in part.
    private static final int LONGEST_CODE = 8_000;
    // A function of so many chars is one piece.
    private static final int WHOLE_CODE = 160;

    static List<Unit> of(String text) {
        if (PlainText.isCode(text)) {
            return code(text);
        }
        List<Unit> units = new ArrayList<>();
        List<Line> lines = Line.of(text);
        int start = 0;
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            int whole = whole(text, lines, at);
            if (whole > at) {
                if (start < line.start()) {
                    sentences(text, start, lines.get(at - 1).end(), units);
                }
                units.add(new Unit(line.indent(text), trimmed(text, lines.get(whole - 1))));
                start = lines.get(whole - 1).next();
                at = whole - 1;
            } else if (at + 1 == lines.size() || ends(text, line, lines.get(at + 1))) {
                sentences(text, start, line.end(), units);
                start = line.next();
            }
        }
        return units;
    }

    private static List<Unit> code(String text) {
        List<Unit> units = new ArrayList<>();
        int end = 0;
        for (Block block : CodeBlocks.of(text, "", item -> item.length() <= WHOLE_CODE)) {
            int start = end + block.glue().length();
            end = start + block.text().length();
            units.add(new Unit(start + block.text().length() - block.text().stripLeading().length(),
                    start + block.text().stripTrailing().length()));
        }
        return units;
    }

    private static void sentences(String text, int from, int to, List<Unit> units) {
        for (Sentence sentence : Sentence.of(text, from, to)) {
            units.add(new Unit(sentence.start(), sentence.end()));
        }
    }

    // The line behind a row of a table or a block of code that begins here, or this line if none does.
    private static int whole(String text, List<Line> lines, int at) {
        Line line = lines.get(at);
        int indent = line.indent(text);
        char first = indent < line.end() ? text.charAt(indent) : ' ';
        if (first == '|') {
            return at + (at + 1 < lines.size() && TableHead.rule(text, lines.get(at + 1)) ? 2 : 1);
        }
        Fence fence = first == '`' || first == '~' ? Fence.openedBy(line.in(text)) : null;
        for (int end = at + 1; fence != null && end < lines.size()
                && lines.get(end).end() - line.start() <= LONGEST_CODE; end++) {
            if (fence.closedBy(lines.get(end).in(text))) {
                return end + 1;
            }
        }
        return at;
    }

    private static int trimmed(String text, Line line) {
        int end = line.end();
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    String in(String text) {
        return text.substring(start, end);
    }

    // Whether a line break parts two pieces, or was only put where a line of prose got too long.
    private static boolean ends(String text, Line line, Line next) {
        int indent = next.indent(text);
        if (line.blank(text) || indent == next.end() || Line.marks(text.charAt(indent))) {
            return true;
        }
        char first = text.charAt(line.indent(text));
        boolean wide = line.end() - line.start() >= WRAPPED && !Line.marks(first);
        boolean item = BULLETS.indexOf(first) >= 0;
        return !wide && ((Line.marks(first) && !item) || !goesOn(text, line, text.charAt(indent)));
    }

    // Lines of a narrow column, parted within a sentence.
    private static boolean goesOn(String text, Line line, char next) {
        return line.end() - line.start() >= NARROW && Character.isLowerCase(next)
                && ENDS.indexOf(text.charAt(trimmed(text, line) - 1)) < 0;
    }
}
