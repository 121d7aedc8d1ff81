package dev.whittle.tokenizer.bpe;

import java.util.Arrays;

/// Collects token ids, up to a limit.
final class Ids implements Counter.Sink {
    private final long limit;
    private int[] ids = new int[256];
    private int size;

    Ids() {
        this(Long.MAX_VALUE);
    }

    /// @param limit stop at the end of the piece that reaches it
    Ids(long limit) {
        this.limit = limit;
    }

    @Override
    public boolean piece(int[] tokens, int count) {
        if (size + count > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(size + count, ids.length * 2));
        }
        System.arraycopy(tokens, 0, ids, size, count);
        size += count;
        return size < limit;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return ids[index];
    }

    int[] toArray() {
        return Arrays.copyOf(ids, size);
    }
}
