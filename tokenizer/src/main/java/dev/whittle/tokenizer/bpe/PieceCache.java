package dev.whittle.tokenizer.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The counts of pieces seen lately: a fixed number of places, one for each piece of up to 15 bytes; the
/// newer piece wins. The bytes themselves are the key, so an answer is never another piece's.
final class PieceCache {
    /// The longest piece that is kept, in bytes.
    static final int LONGEST = 15;
    /// How many bytes of the array must follow the start of a piece.
    static final int READ_AHEAD = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 16;

    // Two longs a place: the first eight bytes; then the others, with the length and the count, four bits each,
    // where the sixteenth byte would be.
    private final long[] places = new long[2 << BITS];

    private long low;
    private long high;
    private int place;

    /// The count of a piece of up to 15 bytes, or 0 if it is not known.
    int find(byte[] utf8, int from, int length) {
        low = (long) LONG.get(utf8, from);
        if (length <= 8) {
            low &= -1L >>> (64 - 8 * length);
            high = (long) length << 60;
        } else {
            high = ((long) LONG.get(utf8, from + 8) & (-1L >>> (128 - 8 * length))) | ((long) length << 60);
        }
        long hash = (low ^ (high * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
        place = (int) (hash >>> (64 - BITS)) * 2;
        long stored = places[place + 1];
        return places[place] == low && (stored & ~(15L << 56)) == high ? (int) (stored >>> 56) & 15 : 0;
    }

    /// Keeps the count of the piece [#find] was last asked for.
    void put(int count) {
        places[place] = low;
        places[place + 1] = high | ((long) count << 56);
    }

    /// Forgets everything.
    void clear() {
        Arrays.fill(places, 0);
    }
}
