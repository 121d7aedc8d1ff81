package dev.whittle.tokenizer.bpe;

import java.util.Collection;

/// Where a text may be cut so that, whatever stands around the two characters at the cut, the tokens of
/// the whole are those of the left part followed by those of the right part.
public final class Cuts {
    private final boolean[] safe = new boolean[CharClass.COUNT * CharClass.COUNT];

    /// The cuts that are safe for all of some engines; every one is, if there are none.
    public Cuts(Collection<Engine> engines) {
        for (int left = 0; left < CharClass.COUNT; left++) {
            for (int right = 0; right < CharClass.COUNT; right++) {
                int l = left;
                int r = right;
                safe[left * CharClass.COUNT + right] = engines.stream()
                        .allMatch(engine -> engine.splitter().safe(l, r));
            }
        }
    }

    /// Whether a text may be cut before the char at an index. Its ends always may, the middle of a
    /// surrogate pair never.
    public boolean at(String text, int index) {
        return index == 0 || index == text.length() || between(text, index, text, index);
    }

    /// Whether the end of a left text, up to `leftEnd`, and a right text, from `rightStart`, may stay
    /// apart. Neither part may be empty.
    public boolean between(String left, int leftEnd, String right, int rightStart) {
        char before = left.charAt(leftEnd - 1);
        char after = right.charAt(rightStart);
        if (!Character.isSurrogate(before) && !Character.isSurrogate(after)) {
            return safe(before, after);
        }
        return !Character.isSurrogatePair(before, after)
                && safe(Character.codePointBefore(left, leftEnd), Character.codePointAt(right, rightStart));
    }

    private boolean safe(int before, int after) {
        return safe[CharClass.of(before) * CharClass.COUNT + CharClass.of(after)];
    }

    /// The first safe cut at or behind an index: the end of the text if there is none before.
    public int next(String text, int from) {
        int index = from;
        while (index < text.length() && !at(text, index)) {
            index++;
        }
        return Math.min(index, text.length());
    }
}
