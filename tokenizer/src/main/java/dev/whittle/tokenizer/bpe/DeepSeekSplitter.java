package dev.whittle.tokenizer.bpe;

import static dev.whittle.tokenizer.bpe.CharClass.APOSTROPHE;
import static dev.whittle.tokenizer.bpe.CharClass.CONTROL;
import static dev.whittle.tokenizer.bpe.CharClass.MARK;
import static dev.whittle.tokenizer.bpe.CharClass.NEWLINE;
import static dev.whittle.tokenizer.bpe.CharClass.NUMBER;
import static dev.whittle.tokenizer.bpe.CharClass.OTHER;
import static dev.whittle.tokenizer.bpe.CharClass.SPACE;
import static dev.whittle.tokenizer.bpe.CharClass.UNCASED;

/// The three patterns of DeepSeek V3, each of which cuts what the one before it left:
/// ```
/// \p{N}{1,3}
/// [一-龥぀-ゟ゠-ヿ]+
/// [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*
/// |\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
/// What none of them takes is a piece of its own: control and format characters that no letter follows.
final class DeepSeekSplitter implements Splitter {
    private static final int END = -1;

    @Override
    public int end(byte[] utf8, int start, int limit) {
        boolean east = isEast(utf8, start);
        int first = CharClass.at(utf8, start);
        if (first == NUMBER) {
            return Splitter.numbers(utf8, start, limit, 3);
        }
        int next = start + CharClass.width(utf8[start]);
        int second = at(utf8, next, limit, east);
        if (first >= APOSTROPHE && first <= OTHER) {
            return utf8[start] > 0 && isAsciiLetter(utf8, next, limit)
                    ? asciiLetters(utf8, next, limit)
                    : punctuation(utf8, next, limit, east);
        }
        if (isLetterOrMark(first) || (first != NEWLINE && isLetterOrMark(second))) {
            return letters(utf8, next, limit, east);
        }
        if (first == SPACE && second >= APOSTROPHE && second <= OTHER) {
            return punctuation(utf8, next, limit, east);
        }
        return first == CONTROL ? gap(utf8, next, limit, east) : whiteSpace(utf8, start, limit);
    }

    // The class of a character, or END where the earlier patterns have cut.
    private static int at(byte[] utf8, int at, int limit, boolean east) {
        if (at >= limit || isEast(utf8, at) != east) {
            return END;
        }
        int charClass = CharClass.at(utf8, at);
        return charClass == NUMBER ? END : charClass;
    }

    private static boolean isLetterOrMark(int charClass) {
        return charClass >= 0 && charClass <= MARK;
    }

    // U+3040 to U+30FF and U+4E00 to U+9FA5, all of three bytes.
    private static boolean isEast(byte[] utf8, int at) {
        int lead = utf8[at] & 0xFF;
        if (lead < 0xE3 || lead > 0xE9) {
            return false;
        }
        int point = ((lead & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F);
        return (point >= 0x4E00 && point <= 0x9FA5) || (point >= 0x3040 && point <= 0x30FF);
    }

    private static boolean isAsciiLetter(byte[] utf8, int at, int limit) {
        if (at >= limit) {
            return false;
        }
        int lower = utf8[at] | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static int asciiLetters(byte[] utf8, int from, int limit) {
        int end = from;
        while (isAsciiLetter(utf8, end, limit)) {
            end++;
        }
        return end;
    }

    private static int letters(byte[] utf8, int from, int limit, boolean east) {
        int end = from;
        while (isLetterOrMark(at(utf8, end, limit, east))) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    private static int punctuation(byte[] utf8, int from, int limit, boolean east) {
        int end = from;
        int charClass;
        while ((charClass = at(utf8, end, limit, east)) >= APOSTROPHE && charClass <= OTHER) {
            end += CharClass.width(utf8[end]);
        }
        while (at(utf8, end, limit, east) == NEWLINE) {
            end++;
        }
        return end;
    }

    // Up to the last one, if letters follow, because it belongs to them.
    private static int gap(byte[] utf8, int from, int limit, boolean east) {
        int end = from;
        while (at(utf8, end, limit, east) == CONTROL) {
            int next = end + CharClass.width(utf8[end]);
            if (isLetterOrMark(at(utf8, next, limit, east))) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int whiteSpace(byte[] utf8, int start, int limit) {
        int newline = -1;
        int last = start;
        int end = start;
        int charClass;
        while ((charClass = at(utf8, end, limit, false)) != END && CharClass.isWhiteSpace(charClass)) {
            last = end;
            end += CharClass.width(utf8[end]);
            newline = charClass == NEWLINE ? end : newline;
        }
        return newline >= 0 ? newline : charClass == END || last == start ? end : last;
    }

    // ".abcdé" is two pieces, "abcdé" is one.
    @Override
    public boolean soft(byte[] utf8, int at, boolean lower) {
        return !lower;
    }

    @Override
    public boolean safe(int left, int right) {
        if (left == NUMBER || right == NUMBER) {
            return left != right;
        }
        if (CharClass.isWhiteSpace(right)) {
            return right == NEWLINE
                    ? left <= MARK || left == CONTROL
                    : !CharClass.isWhiteSpace(left);
        }
        if (CharClass.isWhiteSpace(left)) {
            return left == NEWLINE;
        }
        if (left >= APOSTROPHE && left <= OTHER) {
            return right == CONTROL || right == MARK || right == UNCASED;
        }
        return right >= APOSTROPHE && left != right;
    }
}
