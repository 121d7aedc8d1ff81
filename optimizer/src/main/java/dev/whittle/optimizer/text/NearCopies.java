package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds pieces of text that may say the same, without comparing each with each: MinHash signatures
/// (Broder 1997) in bands. What it finds is a candidate; [Gist#covers] decides. Not thread-safe.
///
/// @param <T> what is found
public final class NearCopies<T> {
    // 16 bands of 2 find a pair of similarity 0.5 with 99 %, one of 0.7 with 99.998 %.
    private static final int BANDS = 16;
    private static final int ROWS = 2;
    // A band shared by more than these is boilerplate; what is in it is found by its other bands.
    private static final int MOST = 64;

    private final Map<Long, List<T>> bands = new HashMap<>();

    /// Notes a piece.
    public void add(Gist gist, T piece) {
        for (long band : bands(gist)) {
            List<T> own = bands.computeIfAbsent(band, _ -> new ArrayList<>());
            if (own.size() < MOST) {
                own.add(piece);
            }
        }
    }

    /// Noted pieces that are probably similar, in the order they were noted within each band.
    public Set<T> near(Gist gist) {
        Set<T> near = new LinkedHashSet<>();
        for (long band : bands(gist)) {
            near.addAll(bands.getOrDefault(band, List.of()));
        }
        return near;
    }

    private static long[] bands(Gist gist) {
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (String shingle : gist.shingles()) {
            long hash = mixed(shingle.hashCode());
            for (int at = 0; at < least.length; at++) {
                least[at] = Math.min(least[at], mixed(hash + at * 0x9E3779B97F4A7C15L));
            }
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = mixed(least[band * ROWS] * 31 + least[band * ROWS + 1]) ^ band;
        }
        return bands;
    }

    // The finalizer of SplitMix64.
    private static long mixed(long value) {
        long one = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long two = (one ^ (one >>> 27)) * 0x94D049BB133111EBL;
        return two ^ (two >>> 31);
    }
}
