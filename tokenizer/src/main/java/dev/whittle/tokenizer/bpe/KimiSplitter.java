package dev.whittle.tokenizer.bpe;

import static dev.whittle.tokenizer.bpe.CharClass.APOSTROPHE;
import static dev.whittle.tokenizer.bpe.CharClass.LOWER;
import static dev.whittle.tokenizer.bpe.CharClass.MARK;
import static dev.whittle.tokenizer.bpe.CharClass.NEWLINE;
import static dev.whittle.tokenizer.bpe.CharClass.NUMBER;
import static dev.whittle.tokenizer.bpe.CharClass.SPACE;
import static dev.whittle.tokenizer.bpe.CharClass.UNCASED;
import static dev.whittle.tokenizer.bpe.CharClass.UPPER;

/// The pattern of Kimi K2 and K3 (`tokenization_kimi.py`): that of o200k, with a run of Chinese characters as
/// a piece of its own and without a slash behind punctuation:
/// ```
/// [\p{Han}]+
/// |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+(?i:'s|'t|…)?
/// |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*(?i:'s|'t|…)?
/// |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
/// Han are not only letters: 〇 is a number, ⺀ a symbol. Inside a run of numbers or punctuation they belong to it.
final class KimiSplitter implements Splitter {
    @Override
    public int end(byte[] utf8, int start, int limit) {
        if (isHan(utf8, start)) {
            return han(utf8, start, limit);
        }
        int first = CharClass.at(utf8, start);
        if (first <= MARK) {
            return word(utf8, start, limit);
        }
        if (first == NUMBER) {
            return Splitter.numbers(utf8, start, limit, 3);
        }
        if (first == NEWLINE) {
            return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
        }
        int next = start + CharClass.width(utf8[start]);
        if (isWordAt(utf8, next, limit)) {
            return word(utf8, next, limit);
        }
        if (first >= APOSTROPHE || (first == SPACE && isPunctuation(utf8, next, limit))) {
            return punctuation(utf8, next, limit);
        }
        return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
    }

    private static boolean isWordAt(byte[] utf8, int at, int limit) {
        return at < limit && CharClass.at(utf8, at) <= MARK && !isHan(utf8, at);
    }

    private static boolean isPunctuation(byte[] utf8, int at, int limit) {
        if (at >= limit) {
            return false;
        }
        int charClass = CharClass.at(utf8, at);
        return charClass >= APOSTROPHE || charClass == MARK;
    }

    private static int han(byte[] utf8, int from, int limit) {
        int end = from;
        while (end < limit && isHan(utf8, end)) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    // As o200k's, which says why.
    private static int word(byte[] utf8, int start, int limit) {
        int end = start;
        int afterUncased = -1;
        while (isWordAt(utf8, end, limit) && CharClass.at(utf8, end) != LOWER) {
            boolean upper = CharClass.at(utf8, end) == UPPER;
            end += CharClass.width(utf8[end]);
            afterUncased = upper ? afterUncased : end;
        }
        if (end < limit && CharClass.at(utf8, end) == LOWER) {
            end = lowerRun(utf8, end, limit);
        } else if (afterUncased >= 0) {
            end = afterUncased;
        }
        return Splitter.contraction(utf8, end, limit);
    }

    private static int lowerRun(byte[] utf8, int from, int limit) {
        int end = from;
        while (isWordAt(utf8, end, limit) && CharClass.at(utf8, end) != UPPER) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    private static int punctuation(byte[] utf8, int from, int limit) {
        int end = from;
        while (isPunctuation(utf8, end, limit)) {
            end += CharClass.width(utf8[end]);
        }
        while (end < limit && CharClass.at(utf8, end) == NEWLINE) {
            end++;
        }
        return end;
    }

    @Override
    public int endAfterLower(byte[] utf8, int start, int limit) {
        return isHan(utf8, start)
                ? end(utf8, start, limit)
                : Splitter.contraction(utf8, lowerRun(utf8, start, limit), limit);
    }

    @Override
    public boolean remembersLower() {
        return true;
    }

    // Whether a lower-case letter came before is told for all encodings at once; a piece of Chinese does not care,
    // a piece of other uncased letters could be told wrongly.
    @Override
    public boolean soft(byte[] utf8, int at, boolean lower) {
        int before = at - 1;
        while ((utf8[before] & 0xC0) == 0x80) {
            before--;
        }
        return lower || (isHan(utf8, before) && isHan(utf8, at));
    }

    @Override
    public boolean safe(int left, int right) {
        if (right == SPACE || right == CharClass.BLANK) {
            return !CharClass.isWhiteSpace(left);
        }
        if (left == NEWLINE) {
            return !CharClass.isWhiteSpace(right);
        }
        if (CharClass.isWhiteSpace(left)) {
            return false;
        }
        if (left == NUMBER || right == NUMBER) {
            return !mayBeHan(left == NUMBER ? right : left);
        }
        return left <= UNCASED && (right == NEWLINE || right > APOSTROPHE) && !(mayBeHan(left) && mayBeHan(right));
    }

    private static boolean mayBeHan(int charClass) {
        return charClass == UNCASED || charClass == MARK || charClass == NUMBER || charClass == CharClass.OTHER;
    }

    private static boolean isHan(byte[] utf8, int at) {
        int lead = utf8[at] & 0xFF;
        if (lead < 0xE2) {
            return false; // the first is U+2E80
        }
        if (lead >= 0xE4 && lead <= 0xE9) {
            int point = ((lead & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F);
            return point < 0x4DC0 || point >= 0x4E00; // between them stand the hexagrams
        }
        int point = lead < 0xF0
                ? ((lead & 0x0F) << 12) | ((utf8[at + 1] & 0x3F) << 6) | (utf8[at + 2] & 0x3F)
                : ((lead & 0x07) << 18) | ((utf8[at + 1] & 0x3F) << 12) | ((utf8[at + 2] & 0x3F) << 6)
                        | (utf8[at + 3] & 0x3F);
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }
}
