package dev.whittle.tokenizer.bpe;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What a pre-tokenizer pattern can tell of a code point, read from UTF-8. The classes are the finest
/// any of the patterns needs; the tables are computed from [Character#getType] when the class loads.
final class CharClass {
    /// `\p{Lu}`, `\p{Lt}`.
    static final int UPPER = 0;
    /// `\p{Ll}`.
    static final int LOWER = 1;
    /// `\p{Lm}`, `\p{Lo}`: letters that are neither.
    static final int UNCASED = 2;
    /// `\p{M}`.
    static final int MARK = 3;
    /// `\p{N}`.
    static final int NUMBER = 4;
    /// CR and LF.
    static final int NEWLINE = 5;
    /// U+0020.
    static final int SPACE = 6;
    /// All other white space.
    static final int BLANK = 7;
    /// `'`.
    static final int APOSTROPHE = 8;
    /// `/`.
    static final int SLASH = 9;
    /// All other punctuation and symbols: `\p{P}`, `\p{S}`.
    static final int OTHER = 10;
    /// What is none of these: control, format, private and unassigned code points.
    static final int CONTROL = 11;

    static final int COUNT = 12;

    private static final int BLOCK = 64; // what the last byte of a sequence tells apart
    private static final char[] BLOCK_OF = new char[(Character.MAX_CODE_POINT + 1) / BLOCK];
    private static final byte[] CLASSES = fill();

    private CharClass() {}

    /// The class of the code point whose UTF-8 sequence begins at an index. The sequence must be whole.
    static int at(byte[] utf8, int index) {
        int lead = utf8[index];
        if (lead >= 0) {
            return CLASSES[lead];
        }
        if (lead < (byte) 0xE0) {
            return CLASSES[BLOCK_OF[lead & 0x1F] | (utf8[index + 1] & 0x3F)];
        }
        if (lead < (byte) 0xF0) {
            return CLASSES[BLOCK_OF[((lead & 0x0F) << 6) | (utf8[index + 1] & 0x3F)] | (utf8[index + 2] & 0x3F)];
        }
        int block = ((lead & 0x07) << 12) | ((utf8[index + 1] & 0x3F) << 6) | (utf8[index + 2] & 0x3F);
        return CLASSES[BLOCK_OF[block] | (utf8[index + 3] & 0x3F)];
    }

    /// The class of a code point; surrogates are taken for U+FFFD.
    static int of(int codePoint) {
        return CLASSES[BLOCK_OF[codePoint / BLOCK] | codePoint % BLOCK];
    }

    /// The length of a UTF-8 sequence by its first byte.
    static int width(byte lead) {
        return lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
    }

    static boolean isLetter(int charClass) {
        return charClass <= UNCASED;
    }

    static boolean isWhiteSpace(int charClass) {
        return charClass >= NEWLINE && charClass <= BLANK;
    }

    // Planes 4 to 13, 15 and 16 hold no character that has a class of its own; looking at their 800,000
    // code points would double the time this takes. The first two blocks are ASCII, so that a lead byte
    // is its own index.
    private static byte[] fill() {
        byte[] classes = new byte[2 * BLOCK];
        int used = 0;
        char other = 0;
        byte[] block = new byte[BLOCK];
        Map<ByteBuffer, Character> known = new HashMap<>();
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += BLOCK) {
            int plane = first >>> 16;
            if (plane > 3 && plane != 14) {
                BLOCK_OF[first / BLOCK] = other;
                continue;
            }
            for (int i = 0; i < BLOCK; i++) {
                block[i] = (byte) classify(first + i);
            }
            Character same = known.get(ByteBuffer.wrap(block));
            if (same == null) {
                same = (char) used;
                if (used + BLOCK > classes.length) {
                    classes = Arrays.copyOf(classes, classes.length * 2);
                }
                System.arraycopy(block, 0, classes, used, BLOCK);
                known.put(ByteBuffer.wrap(block.clone()), same);
                used += BLOCK;
            }
            BLOCK_OF[first / BLOCK] = same;
            if (first == 0xE000) { // private use: CONTROL throughout
                other = same;
            }
        }
        return Arrays.copyOf(classes, used);
    }

    private static int classify(int codePoint) {
        return switch (codePoint) {
            case '\r', '\n' -> NEWLINE;
            case ' ' -> SPACE;
            case '\'' -> APOSTROPHE;
            case '/' -> SLASH;
            case '\t', 0x0B, '\f', 0x85 -> BLANK;
            default -> switch (Character.getType(codePoint)) {
                case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
                case Character.LOWERCASE_LETTER -> LOWER;
                case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> UNCASED;
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> MARK;
                case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> BLANK;
                case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> CONTROL;
                default -> OTHER;
            };
        };
    }
}
