package dev.whittle.optimizer.text;

import org.jspecify.annotations.Nullable;

/// The line that opens fenced code (CommonMark 0.31, section 4.5).
///
/// @param mark `` ` `` or `~`
/// @param length how many of it, at least 3
public record Fence(char mark, int length) {
    private static final int FEWEST = 3;

    /// The fence a line opens, however far it is indented; null if it opens none.
    public static @Nullable Fence openedBy(String line) {
        String text = line.strip();
        char mark = text.isEmpty() ? ' ' : text.charAt(0);
        if (mark != '`' && mark != '~') {
            return null;
        }
        int length = run(text);
        boolean inline = mark == '`' && text.indexOf('`', length) >= 0;
        return length < FEWEST || inline ? null : new Fence(mark, length);
    }

    /// Whether a line begins as fences do, whatever stands behind: it may open or close one.
    public static boolean marks(String line) {
        String text = line.stripLeading();
        return text.startsWith("```") || text.startsWith("~~~");
    }

    /// Whether a line ends the code: as many of the same mark or more, and nothing else.
    public boolean closedBy(String line) {
        String text = line.strip();
        return text.length() >= length && text.charAt(0) == mark && run(text) == text.length();
    }

    private static int run(String text) {
        int length = 1;
        while (length < text.length() && text.charAt(length) == text.charAt(0)) {
            length++;
        }
        return length;
    }
}
