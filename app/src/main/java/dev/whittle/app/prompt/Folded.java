package dev.whittle.app.prompt;

import java.text.BreakIterator;
import java.util.Arrays;

/// A text as the editor shows it. Its control lays out a whole line at each key and needs seconds for one of 100 KB
/// (shared/reference/javafx.md, section 4), so long lines are cut into folds: breaks that are shown and are no part of
/// the text.
final class Folded {
    /// Chars a line may have without being cut.
    static final int LONG = 2_000;
    /// Chars a fold has at most.
    static final int FOLD = 1_000;

    private static final int SEARCHED = 200; // chars looked back for a good place to cut
    private static final int WHOLE = 64; // a character that is drawn as one is shorter

    private final String text;
    private final String shown;
    private final int[] breaks;

    private Folded(String text, String shown, int[] breaks) {
        this.text = text;
        this.shown = shown;
        this.breaks = breaks;
    }

    static Folded of(String text) {
        int[] breaks = new int[16];
        int count = 0;
        StringBuilder shown = null;
        int copied = 0;
        for (int line = 0; line <= text.length();) {
            int found = text.indexOf('\n', line);
            int end = found < 0 ? text.length() : found;
            if (end - line > LONG) {
                StringBuilder to = shown == null ? new StringBuilder(text.length() + text.length() / 500) : shown;
                for (int at = cut(text, line, end); at < end; at = cut(text, at, end)) {
                    to.append(text, copied, at);
                    copied = at;
                    if (count == breaks.length) {
                        breaks = Arrays.copyOf(breaks, count * 2);
                    }
                    breaks[count++] = to.length();
                    to.append('\n');
                }
                shown = to;
            }
            line = end + 1;
        }
        String all = shown == null ? text : shown.append(text, copied, text.length()).toString();
        return new Folded(text, all, Arrays.copyOf(breaks, count));
    }

    /// The text itself.
    String text() {
        return text;
    }

    /// The text with its breaks.
    String shown() {
        return shown;
    }

    /// Where the breaks are in what is shown, in ascending order.
    int[] breaks() {
        return breaks.clone();
    }

    // Behind a blank or a comma if there is one near, never inside a character or a variable.
    private static int cut(String text, int from, int end) {
        if (end - from <= FOLD) {
            return end;
        }
        int most = from + FOLD;
        int at = most;
        while (at > most - SEARCHED && !isGap(text.charAt(at - 1))) {
            at--;
        }
        int cut = outsideVariable(text, from, at > most - SEARCHED ? at : most);
        return Math.max(from + 1, wholeCharacter(text, cut, end));
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\t' || c == ',' || c == ';';
    }

    private static int outsideVariable(String text, int from, int cut) {
        int start = Math.max(from + 1, cut - SEARCHED);
        String near = text.substring(start, Math.min(text.length(), cut + SEARCHED)); // the text may go on for megabytes
        int open = near.lastIndexOf("{{", cut - start - 1);
        int close = open < 0 ? -1 : near.indexOf("}}", open);
        return close >= 0 && close + 2 > cut - start ? start + open : cut;
    }

    private static int wholeCharacter(String text, int cut, int end) {
        int start = Math.max(0, cut - WHOLE);
        BreakIterator characters = BreakIterator.getCharacterInstance();
        characters.setText(text.substring(start, Math.min(end, cut + WHOLE)));
        return characters.isBoundary(cut - start) ? cut : start + characters.preceding(cut - start);
    }
}
