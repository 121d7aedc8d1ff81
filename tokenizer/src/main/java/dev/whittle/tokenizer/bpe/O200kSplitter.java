package dev.whittle.tokenizer.bpe;

import static dev.whittle.tokenizer.bpe.CharClass.APOSTROPHE;
import static dev.whittle.tokenizer.bpe.CharClass.LOWER;
import static dev.whittle.tokenizer.bpe.CharClass.MARK;
import static dev.whittle.tokenizer.bpe.CharClass.NEWLINE;
import static dev.whittle.tokenizer.bpe.CharClass.NUMBER;
import static dev.whittle.tokenizer.bpe.CharClass.SLASH;
import static dev.whittle.tokenizer.bpe.CharClass.SPACE;
import static dev.whittle.tokenizer.bpe.CharClass.UNCASED;
import static dev.whittle.tokenizer.bpe.CharClass.UPPER;

/// The pattern of o200k_base, o200k_harmony and Llama 4; Mistral's Tekken has it without contractions
/// and with single numbers:
/// ```
/// [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
/// |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
/// |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
final class O200kSplitter implements Splitter {
    private final boolean contractions;
    private final int mostNumbers;

    O200kSplitter(boolean contractions, int mostNumbers) {
        this.contractions = contractions;
        this.mostNumbers = mostNumbers;
    }

    @Override
    public int end(byte[] utf8, int start, int limit) {
        int first = CharClass.at(utf8, start);
        if (first <= MARK) {
            return word(utf8, start, limit);
        }
        if (first == NUMBER) {
            return Splitter.numbers(utf8, start, limit, mostNumbers);
        }
        if (first == NEWLINE) {
            return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
        }
        int next = start + CharClass.width(utf8[start]);
        int second = next < limit ? CharClass.at(utf8, next) : -1;
        if (second >= 0 && second <= MARK) {
            return word(utf8, next, limit);
        }
        if (first >= APOSTROPHE || (first == SPACE && second >= APOSTROPHE)) {
            return punctuation(utf8, next, limit);
        }
        return Splitter.whiteSpaceWithNewlines(utf8, start, limit);
    }

    // Both word alternatives at once. If no lower-case letter stops the run of upper-case ones, the first
    // alternative gives letters back until its second part finds an uncased letter or a mark: the last one.
    private int word(byte[] utf8, int start, int limit) {
        int end = start;
        int afterUncased = -1;
        int charClass = -1;
        while (end < limit && (charClass = CharClass.at(utf8, end)) <= MARK && charClass != LOWER) {
            end += CharClass.width(utf8[end]);
            if (charClass != UPPER) {
                afterUncased = end;
            }
        }
        if (end < limit && charClass == LOWER) {
            end = lowerRun(utf8, end, limit);
        } else if (afterUncased >= 0) {
            end = afterUncased;
        }
        return contraction(utf8, end, limit);
    }

    private int contraction(byte[] utf8, int from, int limit) {
        return contractions ? Splitter.contraction(utf8, from, limit) : from;
    }

    @Override
    public int endAfterLower(byte[] utf8, int start, int limit) {
        return contraction(utf8, lowerRun(utf8, start, limit), limit);
    }

    @Override
    public boolean remembersLower() {
        return true;
    }

    private static int lowerRun(byte[] utf8, int from, int limit) {
        int end = from;
        for (int charClass; end < limit && (charClass = CharClass.at(utf8, end)) <= MARK && charClass != UPPER;) {
            end += CharClass.width(utf8[end]);
        }
        return end;
    }

    private static int punctuation(byte[] utf8, int from, int limit) {
        int end = from;
        int charClass = -1;
        while (end < limit && ((charClass = CharClass.at(utf8, end)) >= APOSTROPHE || charClass == MARK)) {
            end += CharClass.width(utf8[end]);
        }
        while (end < limit && ((charClass = CharClass.at(utf8, end)) == NEWLINE || charClass == SLASH)) {
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
            return !CharClass.isWhiteSpace(right) && right != SLASH;
        }
        if (CharClass.isWhiteSpace(left)) {
            return false;
        }
        if (left == NUMBER || right == NUMBER) {
            return left != right || mostNumbers == 1;
        }
        if (left <= UNCASED && (right == NEWLINE || right > APOSTROPHE)) {
            return true;
        }
        return !contractions && ((left <= UNCASED && right == APOSTROPHE) || (left == LOWER && right == UPPER));
    }
}
