package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds pieces that may say the same, without comparing each with each: MinHash signatures (Broder 1997) of their
/// features, in bands. What it finds is a candidate; who asks decides. Not thread-safe.
///
/// @param <T> what is found
public final class NearCopies<T> {
    // A band shared by more than these is boilerplate; what is in it is found by its other bands.
    private static final int MOST = 64;

    private final int rows;
    private final int[] factors;
    private final Map<Long, List<T>> bands = new HashMap<>();

    /// For pieces of which a share s of their features is common, 1 - (1 - s^rows)^bands are found: with 16 bands of 2,
    /// 99 % of those that share half; with 8 of 3, 99.8 % of those that share four fifths.
    ///
    /// @param bands parts of a signature of which one must be equal
    /// @param rows hashes in each
    public NearCopies(int bands, int rows) {
        this.rows = rows;
        factors = new int[bands * rows];
        // Odd, so that each is another permutation of the well mixed features.
        Arrays.setAll(factors, hash -> mixed(hash + 1) | 1);
    }

    /// What a piece is looked up by.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Signature(long[] bands) {}

    /// The signature of a piece.
    ///
    /// @param features hashes of what it is made of, well mixed as [#mixed] does
    public Signature signature(int[] features) {
        int[] least = new int[factors.length];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int feature : features) {
            for (int hash = 0; hash < least.length; hash++) {
                least[hash] = Math.min(least[hash], feature * factors[hash]);
            }
        }
        long[] signed = new long[factors.length / rows];
        for (int hash = 0; hash < least.length; hash++) {
            int band = hash / rows;
            signed[band] = (signed[band] + band + 1) * 0x9E3779B97F4A7C15L + least[hash];
        }
        return new Signature(signed);
    }

    /// Notes a piece.
    public void add(Signature signature, T piece) {
        for (long band : signature.bands()) {
            List<T> own = bands.computeIfAbsent(band, _ -> new ArrayList<>(1));
            if (own.size() < MOST) {
                own.add(piece);
            }
        }
    }

    /// Noted pieces that are probably similar, in the order they were noted within each band.
    public Set<T> near(Signature signature) {
        Set<T> near = new LinkedHashSet<>();
        for (long band : signature.bands()) {
            near.addAll(bands.getOrDefault(band, List.of()));
        }
        return near;
    }

    /// A hash of a hash, so that each of its bits counts: the finalizer of MurmurHash3 (Appleby, public domain).
    public static int mixed(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}
