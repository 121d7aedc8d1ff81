package dev.whittle.tokenizer.bpe;

import java.util.Arrays;

/// Byte-pair encoding as its definition says: the merge of the lowest rank first, of two the left one,
/// until none is left. A heap finds it, so the time is that of sorting. Not thread-safe.
public final class Merger {
    private static final int GONE = -1;

    private final PairTable merges;
    private int[] tokens = new int[64];
    private int[] next = new int[64]; // the part behind each part, by place
    private int[] before = new int[64];
    private long[] heap = new long[64]; // rank, and the place of the left part
    private int size;
    private int lastRank;
    private int lastLeft;
    private int lastRight;

    /// @param merges ranks of the pairs that are merged, the lowest first
    public Merger(PairTable merges) {
        this.merges = merges;
    }

    /// The place for the units to merge, and for what they became; good until the next call.
    public int[] room(int units) {
        if (tokens.length < units) {
            int length = Math.max(units, tokens.length * 2);
            tokens = new int[length];
            next = new int[length];
            before = new int[length];
        }
        return tokens;
    }

    /// PairTable the first so many units in [#room] and returns how many tokens they became, in order from
    /// the start.
    public int merge(int units) {
        size = 0;
        for (int i = 0; i < units; i++) {
            next[i] = i + 1;
            before[i] = i - 1;
        }
        for (int i = 0; i + 1 < units; i++) {
            offer(i, i + 1);
        }
        while (size > 0) {
            long first = poll();
            int at = (int) first;
            int behind = tokens[at] == GONE ? units : next[at];
            long merge = behind < units ? merges.find(tokens[at], tokens[behind]) : PairTable.NONE;
            if (merge == PairTable.NONE || merge >>> 32 != first >>> 32) {
                continue; // one of the two has merged with another meanwhile
            }
            lastRank = (int) (merge >>> 32);
            lastLeft = tokens[at];
            lastRight = tokens[behind];
            tokens[at] = (int) merge;
            tokens[behind] = GONE;
            next[at] = next[behind];
            if (next[at] < units) {
                before[next[at]] = at;
                offer(at, next[at]);
            }
            if (before[at] >= 0) {
                offer(before[at], at);
            }
        }
        int count = 0;
        for (int i = 0; i < units; i = next[i]) {
            tokens[count++] = tokens[i];
        }
        return count;
    }

    /// The rank of the last merge that was done.
    public int lastRank() {
        return lastRank;
    }

    /// The left part of the last merge that was done.
    public int lastLeft() {
        return lastLeft;
    }

    /// The right part of the last merge that was done.
    public int lastRight() {
        return lastRight;
    }

    private void offer(int left, int right) {
        long merge = merges.find(tokens[left], tokens[right]);
        if (merge == PairTable.NONE) {
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long entry = (merge & (-1L << 32)) | left;
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > entry) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = entry;
    }

    private long poll() {
        long first = heap[0];
        long last = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            child += child + 1 < size && heap[child + 1] < heap[child] ? 1 : 0;
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }
}
