package dev.whittle.optimizer.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps vectors by what they were made of, so that nothing is embedded twice. Implementations are thread-safe
/// and may forget whatever they like.
public interface VectorCache {
    /// The vectors kept under a key, or null.
    ///
    /// @param key hash of the embedder's id and the passage, 64 hexadecimal digits
    @Nullable
    List<float[]> get(String key);

    /// Keeps vectors, which nobody changes any more; their numbers fit 16-bit floats.
    void put(String key, List<float[]> vectors);

    /// Called when a run of embedding has ended or was stopped: time to write down what was put.
    default void flush() {}
}
