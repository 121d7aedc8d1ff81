package dev.whittle.embeddings;

import java.util.Arrays;
import java.util.BitSet;

/// The word pieces of a text.
///
/// @param ids their numbers in the vocabulary
/// @param starts for each the first char of its word
/// @param ends for each the char behind its word
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pieces(int[] ids, int[] starts, int[] ends) {
    int size() {
        return ids.length;
    }

    /// Without those of some numbers, unless nothing would be left.
    Pieces without(BitSet numbers) {
        int[] kept = new int[size()];
        int count = 0;
        for (int at = 0; at < kept.length; at++) {
            if (!numbers.get(ids[at])) {
                kept[count++] = at;
            }
        }
        return count == 0 ? this : new Pieces(at(ids, kept, count), at(starts, kept, count), at(ends, kept, count));
    }

    private static int[] at(int[] values, int[] places, int count) {
        int[] at = new int[count];
        Arrays.setAll(at, index -> values[places[index]]);
        return at;
    }
}
