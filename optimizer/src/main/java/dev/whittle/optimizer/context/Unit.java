package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// The smallest piece extraction keeps or drops: a sentence, a line of a list or table, a heading.
///
/// @param start first char within its chunk's text, never a blank
/// @param end char behind the last one
record Unit(int start, int end) {
    // Shorter lines were not broken for want of room.
    private static final int WRAPPED = 56;

    static List<Unit> of(String text) {
        List<Unit> units = new ArrayList<>();
        List<Line> lines = Line.of(text);
        int start = 0;
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (at + 1 == lines.size() || ends(text, line, lines.get(at + 1))) {
                for (Sentence sentence : Sentence.of(text, start, line.end())) {
                    units.add(new Unit(sentence.start(), sentence.end()));
                }
                start = line.next();
            }
        }
        return units;
    }

    String in(String text) {
        return text.substring(start, end);
    }

    // Whether a line break parts two pieces, or was only put where a line of prose got too long.
    private static boolean ends(String text, Line line, Line next) {
        int indent = next.indent(text);
        return line.end() - line.start() < WRAPPED || indent == next.end() || Line.marks(text.charAt(indent))
                || Line.marks(text.charAt(line.indent(text)));
    }
}
