package dev.whittle.embed;

import java.util.List;

/// Turns texts into vectors whose cosine tells how alike they are in meaning. Found by
/// `ServiceLoader`; constructing one is cheap, the model is loaded by the first [#embed].
/// Thread-safe; one call uses one thread.
public interface Embedder {
    /// Names model and pooling, such as `minilm-l6-v2-q-brief`; kebab-case. Vectors of equal ids may be
    /// compared and kept: whatever changes a vector changes the id.
    String id();

    /// Chars of a context, titles and texts, up to which this embedder is quick enough to rank it. Of
    /// several embedders the one with the highest bound counts as the quickest and is the rule; one with
    /// a lower bound counts as the better and reads contexts within it for questions that ask in several
    /// steps.
    default int mostChars() {
        return Integer.MAX_VALUE;
    }

    /// The vectors of a passage: the first of the whole text, then one for each span, each of length 1
    /// (all 0 where there is nothing to embed). Texts of any length are taken; an embedder reads long ones
    /// in windows.
    ///
    /// @throws EmbedderException if the model cannot be loaded or run
    /// @throws InterruptedException if the thread was interrupted; noticed between windows
    List<float[]> embed(Passage passage) throws EmbedderException, InterruptedException;
}
