package dev.whittle.optimizer.experiment.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The length of the longest common subsequence, 64 rows of the table at once (Hyyrö,
/// "Bit-parallel LCS-length computation revisited", 2004).
final class CommonSubsequence {
    private CommonSubsequence() {}

    static int length(List<String> left, List<String> right) {
        int blocks = (left.size() + 63) / 64;
        Map<String, long[]> matches = new HashMap<>();
        for (int row = 0; row < left.size(); row++) {
            matches.computeIfAbsent(left.get(row), _ -> new long[blocks])[row / 64] |= 1L << row;
        }
        long[] vector = new long[blocks];
        Arrays.fill(vector, -1L);
        for (String word : right) {
            long[] match = matches.get(word);
            if (match != null) {
                step(vector, match);
            }
        }
        int length = 0;
        for (int block = 0; block < blocks; block++) {
            int rows = Math.min(64, left.size() - block * 64);
            long used = rows == 64 ? -1L : (1L << rows) - 1;
            length += Long.bitCount(~vector[block] & used);
        }
        return length;
    }

    // V = (V + (V & M)) | (V & ~M), the sum carried from block to block.
    private static void step(long[] vector, long[] match) {
        long carry = 0;
        for (int block = 0; block < vector.length; block++) {
            long v = vector[block];
            long hit = v & match[block];
            long partial = v + hit;
            long sum = partial + carry;
            carry = Long.compareUnsigned(partial, v) < 0 || Long.compareUnsigned(sum, partial) < 0 ? 1 : 0;
            vector[block] = sum | (v & ~match[block]);
        }
    }
}
