package dev.whittle.tokenizer.bpe;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What a vocabulary does to a text before anything else.
public enum Normalization {
    /// Nothing.
    NONE,
    /// Unicode's canonical composition, as Qwen and Command R.
    NFC,
    /// Unicode's compatibility composition, as Claude 2.
    NFKC,
    /// A space is written U+2581, as in SentencePiece and Gemma. Here it is the other way round: the
    /// vocabulary is read with spaces, and U+2581 in a text becomes one.
    SPACES;

    private static final char LOWER_ONE_EIGHTH_BLOCK = '▁';

    /// Whether a text could change; where it says no, it does not.
    boolean mayChange(byte[] utf8, int from, int to) {
        return switch (this) {
            case NONE -> false;
            case NFC -> has(utf8, from, to, (byte) 0xCC); // U+0300
            case NFKC -> has(utf8, from, to, (byte) 0xC2); // U+00A0
            case SPACES -> {
                for (int at = from; at + 2 < to; at++) {
                    if (utf8[at] == (byte) 0xE2 && utf8[at + 1] == (byte) 0x96 && utf8[at + 2] == (byte) 0x81) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static boolean has(byte[] utf8, int from, int to, byte least) {
        for (int at = from; at < to; at++) {
            if (utf8[at] < 0 && utf8[at] >= least) {
                return true;
            }
        }
        return false;
    }

    /// The text as the vocabulary sees it.
    public String apply(String text) {
        return switch (this) {
            case NONE -> text;
            case NFC -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case NFKC -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case SPACES -> text.replace(LOWER_ONE_EIGHTH_BLOCK, ' ');
        };
    }

    /// Whether a character could change by itself.
    boolean changes(int codePoint) {
        return switch (this) {
            case NONE -> false;
            case NFC -> codePoint >= 0x300;
            case NFKC -> codePoint >= 0xA0;
            case SPACES -> codePoint == LOWER_ONE_EIGHTH_BLOCK;
        };
    }

    /// Where the characters end that change together with the one at an index: marks, and the parts of
    /// Hangul syllables.
    int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        if (this == NFC || this == NFKC) {
            while (end < text.length() && joinsTheOneBefore(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        }
        return end;
    }

    private static boolean joinsTheOneBefore(int codePoint) {
        return CharClass.of(codePoint) == CharClass.MARK
                || (codePoint >= 0x1160 && codePoint <= 0x11FF)
                || (codePoint >= 0x3131 && codePoint <= 0x318F)
                || (codePoint >= 0xFF9E && codePoint <= 0xFFDC);
    }

    String apply(byte[] utf8, int from, int to) {
        return apply(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    /// Whether what stands before a place and what stands behind it change apart from each other, when
    /// the characters beside it are of these classes; and whether a rule that is asked about the text as
    /// it becomes gives the same answer as about the text as it is.
    boolean safe(int left, int right, Splitter splitter) {
        return switch (this) {
            case NONE -> splitter.safe(left, right);
            case NFKC -> false; // it changes characters of every class
            case SPACES -> splitter.safe(space(left), space(right)) && splitter.safe(left, space(right))
                    && splitter.safe(space(left), right) && splitter.safe(left, right);
            case NFC -> right != CharClass.MARK && everyComposed(left, right, splitter);
        };
    }

    private static int space(int charClass) {
        return charClass == CharClass.OTHER ? CharClass.SPACE : charClass;
    }

    // A mark may become part of the letter or symbol before it, and a letter or symbol may come apart into one
    // that ends with a mark.
    private static boolean everyComposed(int left, int right, Splitter splitter) {
        return switch (left) {
            case CharClass.MARK -> splitter.safe(CharClass.MARK, right) && splitter.safe(CharClass.UPPER, right)
                    && splitter.safe(CharClass.LOWER, right) && splitter.safe(CharClass.UNCASED, right)
                    && splitter.safe(CharClass.OTHER, right);
            case CharClass.UNCASED, CharClass.OTHER ->
                splitter.safe(left, right) && splitter.safe(CharClass.MARK, right);
            default -> splitter.safe(left, right);
        };
    }

    /// Whether none of these characters changes or makes another change: letters of the scripts that
    /// have no marks, and ASCII.
    boolean leaves(byte[] utf8, int from, int to) {
        if (this == NONE || this == SPACES) {
            return true; // U+2581 is no letter, and a soft cut lies among letters
        }
        for (int at = from; at < to; at += CharClass.width(utf8[at])) {
            if (utf8[at] < 0 && !isPlain(utf8, at, to)) {
                return false;
            }
        }
        return this == NFC;
    }

    // U+3400 to U+9FFF: Han, which NFC leaves as they are; kana are not, a mark may follow.
    private static boolean isPlain(byte[] utf8, int at, int to) {
        if (CharClass.width(utf8[at]) != 3 || at + 2 >= to) {
            return false;
        }
        int point = ((utf8[at] & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F);
        return point >= 0x3400 && point <= 0x9FFF;
    }
}
