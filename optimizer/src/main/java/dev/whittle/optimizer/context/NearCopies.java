package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds chunks that say the same as an earlier one, or nearly: MinHash over runs of three words (Broder 1997)
/// finds candidates, comparing the runs decides. Not thread-safe.
final class NearCopies {
    private static final int BANDS = 8;
    private static final int ROWS = 3;
    /// Share of their runs two near copies have in common.
    private static final double ALIKE = 0.8;
    private static final int FEWEST_RUNS = 8;
    private static final int[] FACTORS = factors();
    private final Map<String, Scored> exact = new HashMap<>();
    private final Map<Long, List<Seen>> bands = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Seen(Scored scored, int[] runs) {}

    /// The earlier chunk this one is a copy of; if there is none, this one is remembered.
    @Nullable
    Scored twin(Scored scored) {
        String text = scored.chunk().text();
        int[] runs = runs(text);
        if (runs.length < FEWEST_RUNS) {
            return exact.putIfAbsent(Copies.key(text), scored);
        }
        long[] keys = keys(runs);
        for (long band : keys) {
            for (Seen seen : bands.getOrDefault(band, List.of())) {
                if (alike(runs, seen.runs())) {
                    return seen.scored();
                }
            }
        }
        Seen own = new Seen(scored, runs);
        for (long band : keys) {
            bands.computeIfAbsent(band, _ -> new ArrayList<>(1)).add(own);
        }
        return null;
    }

    // Hashes of all runs of three words in small letters, sorted, each once.
    private static int[] runs(String text) {
        int[] runs = new int[text.length() / 2 + 1];
        int size = 0;
        int words = 0;
        int before = 0;
        int last = 0;
        int word = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word = word * 31 + Character.toLowerCase(c);
            } else if (word != 0) {
                if (++words > 2) {
                    runs[size++] = mixed((before * 31 + last) * 31 + word);
                }
                before = last;
                last = word;
                word = 0;
            }
        }
        int[] sorted = Arrays.copyOf(runs, size);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int at = 0; at < size; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[distinct++] = sorted[at];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    private static long[] keys(int[] runs) {
        int[] least = new int[BANDS * ROWS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int run : runs) {
            for (int hash = 0; hash < least.length; hash++) {
                least[hash] = Math.min(least[hash], run * FACTORS[hash]);
            }
        }
        long[] keys = new long[BANDS];
        for (int hash = 0; hash < least.length; hash++) {
            int band = hash / ROWS;
            keys[band] = (keys[band] + band + 1) * 0x9E3779B97F4A7C15L + least[hash];
        }
        return keys;
    }

    // Odd, so that each is another permutation of the well mixed runs.
    private static int[] factors() {
        int[] factors = new int[BANDS * ROWS];
        Arrays.setAll(factors, hash -> mixed(hash + 1) | 1);
        return factors;
    }

    // The finalizer of MurmurHash3 (Appleby, public domain).
    private static int mixed(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }

    private static boolean alike(int[] left, int[] right) {
        int common = 0;
        int other = 0;
        for (int run : left) {
            while (other < right.length && right[other] < run) {
                other++;
            }
            common += other < right.length && right[other] == run ? 1 : 0;
        }
        return common >= ALIKE * (left.length + right.length - common);
    }
}
