package dev.whittle.optimizer.context;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the vectors used last in memory, at most 64 MB of them.
public final class RecentVectors implements VectorCache {
    private static final long MOST_FLOATS = 16L << 20;
    private final Map<String, List<float[]>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long floats;

    @Override
    public synchronized @Nullable List<float[]> get(String key) {
        return kept.get(key);
    }

    @Override
    public synchronized void put(String key, List<float[]> vectors) {
        List<float[]> before = kept.put(key, vectors);
        floats += size(vectors) - (before == null ? 0 : size(before));
        for (Iterator<List<float[]>> eldest = kept.values().iterator(); floats > MOST_FLOATS && kept.size() > 1;) {
            floats -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(List<float[]> vectors) {
        return vectors.stream().mapToLong(vector -> vector.length).sum();
    }
}
