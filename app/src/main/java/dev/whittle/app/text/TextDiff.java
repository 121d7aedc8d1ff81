package dev.whittle.app.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What became of a text, word by word: first the lines that differ are found, then the words within them.
/// Where that would take too long, a larger piece counts as replaced, so that any text is compared in time.
public final class TextDiff {
    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");
    // A Chinese or Japanese sign is a word of its own; of other scripts letters, marks and digits in a row are.
    private static final Pattern WORD = Pattern.compile(
            "\\p{IsIdeographic}|[\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}_&&[^\\p{IsIdeographic}]]+|[ \\t]+|\\R|.",
            Pattern.DOTALL);
    private static final long MOST_STEPS = 200_000_000;
    private static final int MOST_PIECES = 400;

    /// A stretch of text before and after; equal if nothing changed there.
    public record Piece(String before, String after) {
        public boolean same() {
            return before.equals(after);
        }
    }

    private TextDiff() {}

    /// The pieces in order; all that is before makes the one text, all that is after the other.
    public static List<Piece> between(String before, String after) {
        List<Piece> lines = pieces(split(LINE, before), split(LINE, after));
        if (changes(lines) > MOST_PIECES) {
            return List.of(new Piece(before, after));
        }
        List<Piece> words = new ArrayList<>();
        for (Piece piece : lines) {
            if (piece.same()) {
                words.add(piece);
            } else {
                words.addAll(joined(pieces(split(WORD, piece.before()), split(WORD, piece.after()))));
            }
        }
        return changes(words) > MOST_PIECES ? lines : words;
    }

    private static long changes(List<Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.same()).count();
    }

    private static List<Piece> pieces(List<String> before, List<String> after) {
        int start = 0;
        int most = Math.min(before.size(), after.size());
        while (start < most && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, before.subList(0, start), after.subList(0, start));
        middle(pieces, before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        add(pieces, before.subList(before.size() - end, before.size()),
                after.subList(after.size() - end, after.size()));
        return pieces;
    }

    private static void middle(List<Piece> pieces, List<String> before, List<String> after) {
        if (before.isEmpty() || after.isEmpty() || steps(before, after) > MOST_STEPS) {
            add(pieces, before, after);
            return;
        }
        int doneBefore = 0;
        int doneAfter = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>())
                .getDeltas()) {
            int at = delta.getSource().getPosition();
            add(pieces, before.subList(doneBefore, at), after.subList(doneAfter, delta.getTarget().getPosition()));
            add(pieces, delta.getSource().getLines(), delta.getTarget().getLines());
            doneBefore = at + delta.getSource().size();
            doneAfter = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(pieces, before.subList(doneBefore, before.size()), after.subList(doneAfter, after.size()));
    }

    // Myers' algorithm takes (N + M) D steps, and D is at least what the two do not share in any order.
    private static long steps(List<String> before, List<String> after) {
        Map<String, Integer> left = new HashMap<>();
        before.forEach(one -> left.merge(one, 1, Integer::sum));
        long differing = before.size();
        for (String one : after) {
            differing += left.merge(one, -1, Integer::sum) >= 0 ? -1 : 1;
        }
        return (before.size() + (long) after.size()) * differing;
    }

    // Two changes with nothing but a blank or a sign between them are one change to a reader.
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Piece last = joined.isEmpty() ? null : joined.getLast();
            boolean between = piece.same() && piece.before().length() <= 2 && i < pieces.size() - 1;
            if (last != null && !last.same() && (between || !piece.same())) {
                joined.set(joined.size() - 1,
                        new Piece(last.before() + piece.before(), last.after() + piece.after()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    // What goes and what comes in its place are told apart by the library, and one change to a reader.
    private static void add(List<Piece> pieces, List<String> before, List<String> after) {
        Piece piece = new Piece(String.join("", before), String.join("", after));
        if (!pieces.isEmpty() && !pieces.getLast().same() && !piece.same()) {
            Piece last = pieces.removeLast();
            pieces.add(new Piece(last.before() + piece.before(), last.after() + piece.after()));
        } else if (!before.isEmpty() || !after.isEmpty()) {
            pieces.add(piece);
        }
    }

    private static List<String> split(Pattern pattern, String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }
}
