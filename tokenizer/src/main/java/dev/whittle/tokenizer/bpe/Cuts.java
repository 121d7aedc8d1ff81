package dev.whittle.tokenizer.bpe;

import java.util.Collection;
import java.util.List;

/// Where a text may be cut so that the tokens of the whole are those of the left part followed by those
/// of the right part, for several engines at once.
///
/// A hard cut lies between two characters no piece can hold together, whatever stands around them. Where
/// a text has none for long, as in Chinese without punctuation, a soft cut lies inside a run of letters
/// at a place that no token of any vocabulary lies across: no merge can cross it, so the piece may be
/// encoded in two parts. Only whether the left part has a lower-case letter must be told to the right.
public final class Cuts {
    private static final int LOWER_BEFORE = 2; // so that the cut is not inside a contraction

    private final List<Engine> engines;
    private final boolean[] safe = new boolean[CharClass.COUNT * CharClass.COUNT];

    /// The cuts that are safe for all of some engines. Without engines every place is.
    public Cuts(Collection<Engine> engines) {
        this.engines = List.copyOf(engines);
        for (int left = 0; left < CharClass.COUNT; left++) {
            for (int right = 0; right < CharClass.COUNT; right++) {
                safe[left * CharClass.COUNT + right] = isSafe(left, right);
            }
        }
    }

    private boolean isSafe(int left, int right) {
        return engines.stream().allMatch(engine -> engine.safe(left, right));
    }

    private boolean safe(int left, int right) {
        return safe[left * CharClass.COUNT + right];
    }

    /// How near to a soft cut, in bytes or in chars, a change of the text can make it unsafe.
    public int reach() {
        return engines.stream().mapToInt(Engine::reach).max().orElse(0);
    }

    /// Whether there is a hard cut between two texts, neither of them empty, that follow each other.
    public boolean between(String left, String right) {
        return between(left, left.length(), right, 0);
    }

    /// The first hard cut at or behind an index, or the end of the text.
    public int next(String text, int from) {
        int index = from;
        while (index > 0 && index < text.length() && !between(text, index, text, index)) {
            index++;
        }
        return index;
    }

    /// The last hard cut at or before an index, or the start of the text. The end of the text counts as
    /// one.
    int previous(String text, int from) {
        int index = from;
        while (index > 0 && index < text.length() && !between(text, index, text, index)) {
            index--;
        }
        return index;
    }

    private boolean between(String left, int leftEnd, String right, int rightStart) {
        char before = left.charAt(leftEnd - 1);
        char after = right.charAt(rightStart);
        if (!Character.isSurrogate(before) && !Character.isSurrogate(after)) {
            return safe(CharClass.of(before), CharClass.of(after));
        }
        return !Character.isSurrogatePair(before, after)
                && safe(
                        CharClass.of(left.codePointBefore(leftEnd)),
                        CharClass.of(right.codePointAt(rightStart)));
    }

    /// Where to end a part that begins at `from`: at the first hard cut at least `least` bytes on, or at
    /// the first soft one at least `most` bytes on, or at the end.
    public int end(byte[] utf8, int from, int to, int least, int most) {
        int before = CharClass.at(utf8, from);
        int lowers = 0;
        for (int at = from + CharClass.width(utf8[from]); at < to; at += CharClass.width(utf8[at])) {
            int after = CharClass.at(utf8, at);
            if (at - from >= least && safe(before, after)) {
                return at;
            }
            lowers = before == CharClass.LOWER ? lowers + 1 : 0;
            if (at - from >= most && isSoft(utf8, from, at, to, before, after, lowers)) {
                return at;
            }
            before = after;
        }
        return to;
    }

    /// Whether the place, which is not a hard cut, is a soft one.
    private boolean isSoft(byte[] utf8, int from, int at, int to, int before, int after, int lowers) {
        boolean inside = (before == CharClass.UNCASED && after == CharClass.UNCASED)
                || (lowers >= LOWER_BEFORE && after == CharClass.LOWER);
        if (!inside) {
            return false;
        }
        for (Engine engine : engines) {
            if (!engine.isSoft(utf8, from, at, to, after == CharClass.LOWER)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the part that ends at `at` ends in a soft cut rather than a hard one.
    public boolean isSoft(byte[] utf8, int at) {
        int start = at - 1;
        while ((utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        return !safe(CharClass.at(utf8, start), CharClass.at(utf8, at));
    }
}
