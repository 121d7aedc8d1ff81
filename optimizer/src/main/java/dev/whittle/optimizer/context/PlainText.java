package dev.whittle.optimizer.context;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.text.Line;
import java.util.List;
import java.util.regex.Pattern;

/// Tells what text that someone typed or pasted is.
final class PlainText {
    // Fewer lines tell nothing.
    private static final int FEWEST = 4;
    private static final double MOSTLY = 0.6;
    // Lines of programs are not longer.
    private static final int LONGEST = 200;
    private static final String ENDS_CODE = ";{}";
    // How lines of programs begin.
    private static final Pattern CODE = Pattern.compile("(?:#|//|--|/\\*|\\*|[)\\]]|</?\\w|<[!?])"
            + "|(?:def|class|if|elif|else|for|while|try|except|return|import|from|with|function|func|fn|let|const|var)\\b"
            + "|(?:public|private|protected|static|package|using|namespace|export|async|await)\\b"
            + "|[\\w.\\[\\]\"'-]+\\s*[+*/-]?=[^=]|[\\w.-]+:(?: |$)|[^(]{1,60}\\([^()]*\\)[:,]?$");
    private static final Pattern PROSE = Pattern.compile("[\"'(\\p{Lu}\\d].*\\s.*\\s.*|[-*+•] .*|\\d+[.)] .*|[>|`~].*");
    private static final Pattern STATEMENT = Pattern.compile("[;{}]$|\\w\\([^)]*\\)|[^=]=[^=]");

    private PlainText() {}

    /// Whether most lines are those of a program or its configuration, and none says that it is Markdown.
    static boolean isCode(String text) {
        int breaks = 0;
        for (int at = text.indexOf('\n'); at >= 0 && breaks < FEWEST; at = text.indexOf('\n', at + 1)) {
            breaks++;
        }
        if (breaks < FEWEST - 1) {
            return false;
        }
        int filled = 0;
        int code = 0;
        boolean shaped = false;
        for (Line line : Line.of(text)) {
            if (line.blank(text)) {
                continue;
            }
            String content = line.in(text);
            if (Fence.openedBy(content) != null || TableHead.rule(text, line)) {
                return false;
            }
            String stripped = content.strip();
            filled++;
            if (isCodeLine(stripped)) {
                code++;
                // prose has all kinds of lines, but hardly those
                shaped = shaped || STATEMENT.matcher(stripped).find()
                        || (stripped.endsWith(":") && !stripped.contains(" "));
            }
        }
        return shaped && filled >= FEWEST && code > filled * MOSTLY;
    }

    private static boolean isCodeLine(String line) {
        return ENDS_CODE.indexOf(line.charAt(line.length() - 1)) >= 0
                || (line.length() <= LONGEST && CODE.matcher(line).lookingAt());
    }

    /// Whether a line that looks like a heading of Markdown is one where it stands, and no comment: it stands alone, or
    /// above a deeper heading or prose.
    static boolean isHeading(String text, List<Line> lines, int at) {
        boolean parted = at == 0 || lines.get(at - 1).blank(text) || Headings.is(lines.get(at - 1).in(text));
        if (!parted || at + 1 == lines.size()) {
            return parted && at > 0;
        }
        Line below = lines.get(at + 1);
        String next = below.in(text);
        if (below.blank(text)) {
            return true;
        }
        return Headings.is(next)
                ? level(next) > level(lines.get(at).in(text)) && isHeading(text, lines, at + 1)
                : PROSE.matcher(next).matches() && !STATEMENT.matcher(next).find();
    }

    private static int level(String heading) {
        String marks = heading.strip();
        int level = 0;
        while (level < marks.length() && marks.charAt(level) == '#') {
            level++;
        }
        return level;
    }
}
