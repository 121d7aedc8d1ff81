package dev.whittle.tokenizer.bpe;

import java.util.Arrays;

/// The tokens of an encoding as a trie over bytes. A token's id is its rank and also the number of its
/// node; nodes that are no token come after the last rank. Thread-safe: nothing changes after
/// construction but two memos, whose entries go from unknown to their one right value.
final class Vocabulary {
    /// The longest a token may be, in bytes.
    static final int LONGEST = 4096;

    private static final int NONE = -1;

    private final byte[] bytes; // all tokens, one after the other
    private final int[] offsets; // where each begins, and the end of the last
    private final char[] lengths; // apart from the offsets because the merge asks all the time
    private final int[] prefixes; // the longest token that is a proper prefix, or NONE
    private final int[] lefts; // 1 + the first of the two tokens whose merge makes this one; 0 is unknown
    private final int[] rights; // 1 + the second of them

    // An edge is (parent << 8 | byte) << 32 | child, in an open-addressed table. The first two steps of every
    // walk have a table of their own.
    private final int[] first = new int[1 << 8];
    private final int[] second = new int[1 << 16];
    private long[] edges;
    private int shift;
    private int used;
    private int nodes;
    private int longestLength;

    /// @param bytes the tokens, one after the other
    /// @param offsets where each begins, in order of rank, and the end of the last; a rank that is not
    ///     given out has no bytes
    /// @throws IllegalArgumentException if a token stands twice, is longer than [#LONGEST], or a byte is
    ///     no token
    Vocabulary(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
        int size = offsets.length - 1;
        lengths = new char[size];
        prefixes = new int[size];
        lefts = new int[size];
        rights = new int[size];
        nodes = size;
        edges = new long[Integer.highestOneBit(size) * 8];
        shift = Integer.numberOfLeadingZeros(edges.length - 1);
        Arrays.fill(first, NONE);
        Arrays.fill(second, NONE);
        for (int token : shortestFirst()) {
            insert(token);
        }
        for (int i = 0; i < first.length; i++) {
            if (first[i] == NONE || first[i] >= size) {
                throw new IllegalArgumentException("has no token for the byte %d, so some text has no count."
                        .formatted(i));
            }
            lefts[first[i]] = first[i] + 1;
            rights[first[i]] = first[i] + 1;
        }
    }

    // Only then is the node of every token created as such, before a longer one passes through it.
    private int[] shortestFirst() {
        int[] starts = new int[LONGEST + 3];
        for (int token = 0; token < size(); token++) {
            int length = offsets[token + 1] - offsets[token];
            if (length > LONGEST) {
                throw new IllegalArgumentException(
                        "has a token of more than %,d bytes (number %d).".formatted(LONGEST, token));
            }
            lengths[token] = (char) length;
            longestLength = Math.max(longestLength, length);
            starts[length + 1]++;
        }
        int unused = starts[1];
        for (int length = 1; length < starts.length; length++) {
            starts[length] += starts[length - 1];
        }
        int[] sorted = new int[size()];
        for (int token = 0; token < size(); token++) {
            sorted[starts[length(token)]++] = token;
        }
        return Arrays.copyOfRange(sorted, unused, sorted.length);
    }

    private void insert(int token) {
        int start = offsets[token];
        int last = offsets[token + 1] - 1;
        int prefix = NONE;
        int node = NONE;
        for (int i = start; i < last; i++) {
            int next = i == start ? first[bytes[i] & 0xFF] : child(node, bytes[i]);
            if (next == NONE) {
                next = nodes++;
                link(node, start, i, next);
            }
            node = next;
            prefix = node < size() ? node : prefix;
        }
        if (node == NONE ? first[bytes[last] & 0xFF] != NONE : child(node, bytes[last]) != NONE) {
            throw new IllegalArgumentException("has the same token twice (the second is number %d).".formatted(token));
        }
        link(node, start, last, token);
        prefixes[token] = prefix;
    }

    private void link(int parent, int start, int at, int child) {
        int b = bytes[at] & 0xFF;
        if (at == start) {
            first[b] = child;
            return;
        }
        if (at == start + 1) {
            second[((bytes[start] & 0xFF) << 8) | b] = child;
        }
        if (++used * 2 > edges.length) {
            grow();
        }
        put(((long) ((parent << 8) | b) << 32) | child);
    }

    private void grow() {
        long[] old = edges;
        edges = new long[old.length * 2];
        shift--;
        for (long edge : old) {
            if (edge != 0) {
                put(edge);
            }
        }
    }

    private void put(long edge) {
        int slot = slot((int) (edge >>> 32));
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
    }

    private int slot(int key) {
        return (key * 0x9E3779B1) >>> shift;
    }

    // No edge is 0: a child behind an edge is at least two bytes long, and token 0 is one byte.
    private int child(int node, byte b) {
        int key = (node << 8) | (b & 0xFF);
        for (int slot = slot(key);; slot = (slot + 1) & (edges.length - 1)) {
            long edge = edges[slot];
            if (edge == 0) {
                return NONE;
            }
            if ((int) (edge >>> 32) == key) {
                return (int) edge;
            }
        }
    }

    /// One more than the highest rank.
    int size() {
        return lengths.length;
    }

    /// The length of a token in bytes; 0 for a rank that is not given out.
    int length(int token) {
        return lengths[token];
    }

    /// A token's bytes; none for a rank that is not given out.
    byte[] bytes(int token) {
        return Arrays.copyOfRange(bytes, offsets[token], offsets[token + 1]);
    }

    /// The longest token that is a proper prefix of another, or -1.
    int prefix(int token) {
        return prefixes[token];
    }

    /// The longest token a text continues with; there always is one.
    int longest(byte[] text, int from, int to) {
        int token = first[text[from] & 0xFF];
        if (from + 1 == to) {
            return token;
        }
        int node = second[((text[from] & 0xFF) << 8) | (text[from + 1] & 0xFF)];
        for (int at = from + 2; node != NONE; node = child(node, text[at++])) {
            token = node < size() ? node : token;
            if (at == to) {
                break;
            }
        }
        return token;
    }

    /// The token that is exactly these bytes, or -1.
    int token(byte[] text, int from, int to) {
        int node = first[text[from] & 0xFF];
        for (int at = from + 1; at < to && node != NONE; at++) {
            node = child(node, text[at]);
        }
        return node < size() ? node : NONE;
    }

    /// Whether a token occurs in a text across a place: begins before it and ends behind it.
    ///
    /// @param from where the text begins
    /// @param to where it ends
    boolean crosses(byte[] text, int from, int place, int to) {
        int furthest = Math.max(from, place - longestLength + 1);
        for (int start = place - 1; start >= furthest && place < to; start--) {
            int node = second[((text[start] & 0xFF) << 8) | (text[start + 1] & 0xFF)];
            for (int at = start + 2; node != NONE; node = child(node, text[at++])) {
                if (at > place && node < size()) {
                    return true;
                }
                if (at == to) {
                    break;
                }
            }
        }
        return false;
    }

    /// Whether every token is the merge of two earlier ones, on which [LongestFitEncoder] rests; finds the
    /// two of each.
    boolean allMerge() {
        for (int token = 0; token < size(); token++) {
            if (length(token) > 1 && lefts[token] == 0 && !split(token)) {
                return false;
            }
        }
        return true;
    }

    /// The length of the longest token in bytes.
    int longestLength() {
        return longestLength;
    }

    /// Whether byte-pair encoding of two tokens' text gives these two tokens: no merge across the seam
    /// comes before the merges that make them. The tokens of a text are the only ones of which all
    /// neighbours fit (Antaris and Neubauer, github/rust-gems, crate `bpe`).
    ///
    /// @param text holds the right token from `seam`
    boolean fit(int left, int right, byte[] text, int seam) {
        return fit(left, right, text, seam, Integer.MAX_VALUE);
    }

    // Undoes the merges on both sides of the seam, latest first. `limit` is the rank of the merge that comes
    // next at the seam; of two merges of the same rank the left one comes first, hence the + 1.
    private boolean fit(int left, int right, byte[] text, int seam, int limit) {
        int l = left;
        int r = right;
        int next = limit;
        while (merged(l, text, seam, length(r)) >= next) {
            if (l > r) {
                next = l;
                l = right(l);
                if (l == next) {
                    next = r + 1;
                    r = left(r);
                    if (r + 1 == next) {
                        return true;
                    }
                }
            } else {
                next = r + 1;
                r = left(r);
                if (r + 1 == next) {
                    next = l;
                    l = right(l);
                    if (l == next) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    // The token a token makes with the bytes that follow it, or the highest number.
    private int merged(int token, byte[] text, int at, int length) {
        int node = token;
        for (int i = at; i < at + length; i++) {
            node = child(node, text[i]);
            if (node == NONE) {
                return Integer.MAX_VALUE;
            }
        }
        return node < size() ? node : Integer.MAX_VALUE;
    }

    private int left(int token) {
        int known = lefts[token];
        if (known == 0) {
            mustSplit(token);
            known = lefts[token];
        }
        return known - 1;
    }

    private int right(int token) {
        int known = rights[token];
        if (known == 0) {
            mustSplit(token);
            known = rights[token];
        }
        return known - 1;
    }

    private void mustSplit(int token) {
        if (!split(token)) {
            throw new IllegalStateException("Token %d is not the merge of two earlier ones".formatted(token));
        }
    }

    private boolean split(int token) {
        int end = offsets[token + 1];
        for (int left = prefixes[token]; left != NONE; left = prefixes[left]) {
            int seam = offsets[token] + length(left);
            int right = longest(bytes, seam, end);
            if (left < token && right < token && length(right) == end - seam && fit(left, right, bytes, seam, token)) {
                lefts[token] = left + 1;
                rights[token] = right + 1;
                return true;
            }
        }
        return false;
    }
}
