package dev.whittle.app.workspace;

import dev.whittle.optimizer.context.RecentVectors;
import dev.whittle.optimizer.context.VectorCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps vectors in the workspace, and those used last in memory. If the workspace fails, embedding goes on without it, and
/// the person is told once. Thread-safe.
public final class StoredVectors implements VectorCache {
    private static final int BATCH = 64;
    private final Source source;
    private final Consumer<? super WorkspaceException> failed;
    private final RecentVectors recent = new RecentVectors();
    private final Map<String, List<float[]>> unsaved = new HashMap<>();
    private boolean broken;

    /// Where vectors are kept, or why there is no place.
    public interface Source {
        Vectors open() throws WorkspaceException;
    }

    /// @param failed hears of the first failure, on whatever thread it happens
    public StoredVectors(Source source, Consumer<? super WorkspaceException> failed) {
        this.source = source;
        this.failed = failed;
    }

    @Override
    public synchronized @Nullable List<float[]> get(String key) {
        List<float[]> known = recent.get(key);
        if (known == null) {
            known = unsaved.get(key);
        }
        if (known == null && !broken) {
            try {
                known = source.open().get(key).orElse(null);
            } catch (WorkspaceException e) {
                broken(e);
            }
            if (known != null) {
                recent.put(key, known);
            }
        }
        return known;
    }

    @Override
    public synchronized void put(String key, List<float[]> vectors) {
        recent.put(key, vectors);
        if (!broken) {
            unsaved.put(key, vectors);
            if (unsaved.size() >= BATCH) {
                flush();
            }
        }
    }

    @Override
    public synchronized void flush() {
        if (!unsaved.isEmpty() && !broken) {
            try {
                source.open().put(Map.copyOf(unsaved));
            } catch (WorkspaceException e) {
                broken(e);
            }
        }
        unsaved.clear();
    }

    private void broken(WorkspaceException cause) {
        broken = true;
        failed.accept(cause);
    }
}
