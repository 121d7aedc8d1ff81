package dev.whittle.tokenizer.bpe;

/// A table from two numbers to a third and its rank, such as from two tokens to the one they become.
/// Immutable once filled.
public final class PairTable {
    /// The answer of [#find] for two numbers that are not in it.
    public static final long NONE = -1;

    private final long[] keys; // 1 + the two numbers; 0 is free
    private final long[] values; // the rank and the third
    private final int shift;

    /// @param size how many will be added at most
    public PairTable(int size) {
        int room = Integer.highestOneBit(Math.max(size, 8)) * 4;
        keys = new long[room];
        values = new long[room];
        shift = Long.numberOfLeadingZeros(room - 1L);
    }

    /// Adds an entry, unless there is one for these two already.
    public void add(int left, int right, int rank, int third) {
        long key = key(left, right);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        values[slot] = ((long) rank << 32) | third;
    }

    /// The rank and, in the lower half, the third; or [#NONE].
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
