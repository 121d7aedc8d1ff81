package dev.whittle.tokenizer.bpe;

import java.util.Arrays;

/// Byte-pair encoding of one piece, in time linear in its length: take the longest token that fits the
/// one before it, and step back where none does (Antaris and Neubauer, github/rust-gems, crate `bpe`).
/// Not thread-safe: its arrays are used again for every piece.
final class LongestFitEncoder implements PieceEncoder {
    private static final int NONE = -1;
    private static final int BITS = 16;
    private static final int ID_BITS = 21;

    private final Vocabulary vocabulary;
    private final long[] known = new long[1 << BITS]; // answers of fitting(): left, token, 1 + answer
    private int[] tokens = new int[64];
    private long[] dead = new long[2]; // positions, from the start of the piece, that cannot be a seam

    LongestFitEncoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public int[] tokens() {
        return tokens;
    }

    @Override
    public int encode(byte[] utf8, int from, int to) {
        int token = vocabulary.longest(utf8, from, to);
        if (vocabulary.length(token) == to - from) {
            tokens[0] = token;
            return 1;
        }
        return merge(utf8, from, to, token);
    }

    private int merge(byte[] utf8, int from, int to, int longest) {
        reserve(to - from);
        boolean anyDead = false;
        int count = 0;
        int at = from;
        int candidate = longest;
        while (at < to) {
            int token = count == 0 || candidate == NONE ? candidate : fitting(tokens[count - 1], candidate, utf8, at);
            if (token == NONE) {
                dead[(at - from) >> 6] |= 1L << (at - from);
                anyDead = true;
                int last = tokens[--count];
                at -= vocabulary.length(last);
                candidate = vocabulary.prefix(last);
                continue;
            }
            int end = at + vocabulary.length(token);
            if (anyDead && isDead(end - from)) {
                candidate = vocabulary.prefix(token);
                continue;
            }
            tokens[count++] = token;
            at = end;
            candidate = at < to ? vocabulary.longest(utf8, at, to) : NONE;
        }
        if (anyDead) {
            Arrays.fill(dead, 0, ((to - from) >> 6) + 1, 0);
        }
        return count;
    }

    // The longest of a token and its prefixes that fits behind another, or NONE. A run of one character has
    // dozens of candidates at every place, so it is the answer that is remembered and not each question.
    private int fitting(int left, int token, byte[] utf8, int seam) {
        long question = ((((long) left << ID_BITS) | token) + 1) << ID_BITS;
        int place = (int) ((question * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
        long answer = known[place];
        if ((answer & (-1L << ID_BITS)) == question) {
            return (int) (answer & ((1 << ID_BITS) - 1)) - 1;
        }
        int fitting = token;
        while (fitting != NONE && !vocabulary.fit(left, fitting, utf8, seam)) {
            fitting = vocabulary.prefix(fitting);
        }
        known[place] = question | (fitting + 1);
        return fitting;
    }

    @Override
    public int capacity() {
        return tokens.length;
    }

    private boolean isDead(int position) {
        return (dead[position >> 6] & (1L << position)) != 0;
    }

    private void reserve(int length) {
        if (tokens.length < length) {
            tokens = new int[Math.max(length, tokens.length * 2)];
            dead = new long[(tokens.length >> 6) + 1];
        }
    }
}
