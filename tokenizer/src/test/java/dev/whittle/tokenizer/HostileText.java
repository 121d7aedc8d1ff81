package dev.whittle.tokenizer;

import java.util.List;
import java.util.random.RandomGenerator;

/// Random texts made of what tells one pre-tokenizer from another: every class of character, several
/// kinds of each, halves of surrogate pairs, contractions in both cases, and runs.
public final class HostileText {
    private static final List<String> ATOMS = List.of(
            "a", "b", "e", "l", "r", "s", "t", "v", "m", "d", "z", "A", "B", "E", "L", "R", "S", "T", "V", "M", "D",
            "Z",
            "é", "É", "ſ", "ǅ", "ß", "я", "Я", "α", "Ω", "ʰ", "º", "ª", "字", "漢", "あ", "ー", "한", "ا", "ก", "ि", "न",
            "\u0301", "\u20DD", "\u093E", "\uFE0F", "\u200D", "1", "9", "½", "Ⅷ", "٣", "𝟗", " ", "  ", "\t", "\n",
            "\r",
            "\r\n", "\u000B", "\u0085", "\u00A0", "\u2028", "\u3000", "\u1680", "'", "\u2019", "/", "//", ".", "!", "_",
            "-", "(", "{\"", "=", "\u0000", "\uFEFF", "\uFFFD", "👍", "🏽", "👨‍👩‍👧", "𐐀", "𠀀", "\uD83D", "\uDC4D",
            "'s",
            "'re", "'LL", "'ſ", "n't", "亚洲AV", "无码", "hello", " world", "Hello", "ing", "the ", "<|endoftext|>",
            "    ", "\n\n", " \n", "....", "====", "aaaa", "\uE000", "\u0378");

    private HostileText() {}

    /// One atom, most often once, sometimes in a run.
    public static String atom(RandomGenerator random) {
        String atom = ATOMS.get(random.nextInt(ATOMS.size()));
        return random.nextInt(8) == 0 ? atom.repeat(1 + random.nextInt(9)) : atom;
    }

    /// Up to a number of atoms; every other text draws on only a handful of them, so that pairs repeat.
    public static String text(RandomGenerator random, int most) {
        StringBuilder text = new StringBuilder();
        int few = random.nextBoolean() ? 2 + random.nextInt(5) : ATOMS.size();
        int first = random.nextInt(ATOMS.size());
        int step = 1 + random.nextInt(ATOMS.size() - 1);
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int pick = random.nextInt(few);
            text.append(few == ATOMS.size() ? atom(random) : ATOMS.get((first + pick * step) % ATOMS.size()));
        }
        return text.toString();
    }
}
