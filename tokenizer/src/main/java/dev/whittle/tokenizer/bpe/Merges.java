package dev.whittle.tokenizer.bpe;

/// The merges of a vocabulary: two tokens, the token they become, and when. Immutable once filled.
public final class Merges {
    /// The answer of [#find] for two tokens that do not merge.
    public static final long NONE = -1;

    private final long[] keys; // 1 + the two tokens; 0 is free
    private final long[] values; // when, and the token
    private final int shift;

    /// @param size how many will be added at most
    public Merges(int size) {
        int room = Integer.highestOneBit(Math.max(size, 8)) * 4;
        keys = new long[room];
        values = new long[room];
        shift = Long.numberOfLeadingZeros(room - 1L);
    }

    /// Adds a merge; of two with the same tokens the first counts.
    ///
    /// @param rank when: lower ones come first
    public void add(int left, int right, int rank, int token) {
        long key = key(left, right);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        values[slot] = ((long) rank << 32) | token;
    }

    /// The rank and, in the lower half, the token; or [#NONE].
    public long find(int left, int right) {
        long key = key(left, right);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return NONE;
    }

    private static long key(int left, int right) {
        return (((long) left << 32) | right) + 1;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
