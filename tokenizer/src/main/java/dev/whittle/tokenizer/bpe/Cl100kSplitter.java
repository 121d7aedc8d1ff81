package dev.whittle.tokenizer.bpe;

import static dev.whittle.tokenizer.bpe.CharClass.APOSTROPHE;
import static dev.whittle.tokenizer.bpe.CharClass.MARK;
import static dev.whittle.tokenizer.bpe.CharClass.NEWLINE;
import static dev.whittle.tokenizer.bpe.CharClass.NUMBER;
import static dev.whittle.tokenizer.bpe.CharClass.SPACE;
import static dev.whittle.tokenizer.bpe.CharClass.UNCASED;

/// The pattern of cl100k_base, Llama 3 and GLM; that of Qwen 3 has single numbers, that of Qwen 3.5 takes marks
/// for letters as well:
/// ```
/// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
/// Newer releases of tiktoken take white space at the very end of a text as one piece; no token holds a
/// line break followed by other white space, so the tokens are the same.
final class Cl100kSplitter implements Splitter {
    private final int mostNumbers;
    private final int lastLetter;

    Cl100kSplitter(int mostNumbers, boolean marksAreLetters) {
        this.mostNumbers = mostNumbers;
        lastLetter = marksAreLetters ? MARK : UNCASED;
    }

    @Override
    public int end(byte[] utf8, int start, int limit) {
        int first = CharClass.at(utf8, start);
        if (first <= lastLetter) {
            return letters(utf8, start, limit);
        }
        if (first == NUMBER) {
            return Splitter.numbers(utf8, start, limit, mostNumbers);
        }
        if (first == NEWLINE) {
            return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
        }
        int next = start + CharClass.width(utf8[start]);
        if (first == APOSTROPHE) {
            int end = Splitter.contraction(utf8, start, limit);
            if (end > start) {
                return end;
            }
        }
        int second = next < limit ? CharClass.at(utf8, next) : -1;
        if (second >= 0 && second <= lastLetter) {
            return letters(utf8, next, limit);
        }
        if (isPunctuation(first) || (first == SPACE && isPunctuation(second))) {
            return punctuation(utf8, next, limit);
        }
        return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
    }

    private boolean isPunctuation(int charClass) {
        return charClass >= APOSTROPHE || (charClass == MARK && lastLetter != MARK);
    }

    private int letters(byte[] utf8, int from, int limit) {
        int end = from;
        while (end < limit && CharClass.at(utf8, end) <= lastLetter) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    private int punctuation(byte[] utf8, int from, int limit) {
        int end = from;
        while (end < limit && isPunctuation(CharClass.at(utf8, end))) {
            end += CharClass.width(utf8[end]);
        }
        while (end < limit && CharClass.at(utf8, end) == NEWLINE) {
            end++;
        }
        return end;
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
            return left != right || mostNumbers == 1;
        }
        return left <= lastLetter && (right == NEWLINE || isPunctuation(right));
    }
}
