package dev.whittle.tokenizer.bpe;

import static dev.whittle.tokenizer.bpe.CharClass.APOSTROPHE;
import static dev.whittle.tokenizer.bpe.CharClass.LOWER;
import static dev.whittle.tokenizer.bpe.CharClass.MARK;
import static dev.whittle.tokenizer.bpe.CharClass.NUMBER;
import static dev.whittle.tokenizer.bpe.CharClass.SPACE;
import static dev.whittle.tokenizer.bpe.CharClass.UNCASED;

/// The pattern of r50k_base, p50k_base and p50k_edit:
/// ```
/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
/// ```
/// Command R takes each number apart first, so that a text seems to end before it.
final class P50kSplitter implements Splitter {
    private static final int LETTERS = 0;
    private static final int NUMBERS = 1;
    private static final int WHITE_SPACE = 2;
    private static final int PUNCTUATION = 3;

    private final boolean numbersApart;

    P50kSplitter(boolean numbersApart) {
        this.numbersApart = numbersApart;
    }

    @Override
    public int end(byte[] utf8, int start, int limit) {
        if (utf8[start] == '\'') {
            int end = contraction(utf8, start, limit);
            if (end > start) {
                return end;
            }
        }
        int from = start;
        if (utf8[start] == ' ' && start + 1 < limit) {
            from++;
        }
        int kind = kind(CharClass.at(utf8, from));
        if (kind == NUMBERS && numbersApart) {
            return from > start ? from : start + CharClass.width(utf8[start]);
        }
        if (kind == WHITE_SPACE) {
            return whiteSpace(utf8, start, limit);
        }
        int end = from;
        do {
            end += CharClass.width(utf8[end]);
        } while (end < limit && kind(CharClass.at(utf8, end)) == kind);
        return end;
    }

    private static int kind(int charClass) {
        return charClass <= UNCASED
                ? LETTERS
                : charClass == NUMBER
                        ? NUMBERS
                        : charClass == MARK || charClass >= APOSTROPHE ? PUNCTUATION : WHITE_SPACE;
    }

    private int whiteSpace(byte[] utf8, int start, int limit) {
        int end = start;
        int last = start;
        while (end < limit && CharClass.isWhiteSpace(CharClass.at(utf8, end))) {
            last = end;
            end += CharClass.width(utf8[end]);
        }
        boolean atEnd = end == limit || (numbersApart && CharClass.at(utf8, end) == NUMBER);
        return atEnd || last == start ? end : last;
    }

    // Only in lower case, unlike the newer patterns.
    private static int contraction(byte[] utf8, int start, int limit) {
        int first = start + 1 < limit ? utf8[start + 1] : 0;
        int second = start + 2 < limit ? utf8[start + 2] : 0;
        return switch (first) {
            case 's', 't', 'm', 'd' -> start + 2;
            case 'r', 'v' -> second == 'e' ? start + 3 : start;
            case 'l' -> second == 'l' ? start + 3 : start;
            default -> start;
        };
    }

    @Override
    public boolean safe(int left, int right) {
        int leftKind = kind(left);
        int rightKind = kind(right);
        if (numbersApart && (leftKind == NUMBERS || rightKind == NUMBERS)) {
            return true;
        }
        return leftKind != WHITE_SPACE && leftKind != rightKind && (left != APOSTROPHE || right != LOWER);
    }
}
