package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.text.Line;
import java.util.List;
import java.util.regex.Pattern;

/// The head of a table of Markdown, whose lines begin with a bar: its first line and the rule below it.
final class TableHead {
    private static final Pattern RULE = Pattern.compile("\\s*\\|(?=.*-)[\\s:|-]+");
    private static final int LONGEST_RULE = 2_000;

    private TableHead() {}

    /// Whether a line is a row of a table.
    static boolean row(CharSequence text, Line line) {
        int indent = line.indent(text);
        return indent < line.end() && text.charAt(indent) == '|';
    }

    /// Whether a line is the rule below a table's head.
    static boolean rule(CharSequence text, Line line) {
        return line.end() - line.start() <= LONGEST_RULE && row(text, line)
                && RULE.matcher(text).region(line.start(), line.end()).matches();
    }

    /// The end of the head and rule a text begins with, 0 if it does not begin with a table that has them.
    static int end(String text) {
        if (!text.stripLeading().startsWith("|")) {
            return 0;
        }
        List<Line> lines = Line.of(text);
        return lines.size() > 2 && !rule(text, lines.getFirst()) && rule(text, lines.get(1)) ? lines.get(1).end() : 0;
    }

    /// Of each part of a text that is a row below a head the head's index, -1 of every other; empty if there is no
    /// table. A head is one part with its rule.
    static int[] of(String text, List<Part> parts) {
        if (text.indexOf('|') < 0) {
            return new int[0];
        }
        int[] heads = new int[parts.size()];
        for (int at = 0; at < heads.length; at++) {
            Part part = parts.get(at);
            heads[at] = -1;
            if (at > 0 && text.charAt(part.start()) == '|') {
                Part before = parts.get(at - 1);
                boolean below = text.charAt(before.start()) == '|'
                        && text.substring(before.end(), part.start()).strip().isEmpty()
                        && text.indexOf('\n', before.end()) == text.lastIndexOf('\n', part.start());
                boolean head = text.substring(before.start(), before.end()).indexOf('\n') > 0;
                heads[at] = !below ? -1 : head ? at - 1 : heads[at - 1];
            }
        }
        return heads;
    }
}
