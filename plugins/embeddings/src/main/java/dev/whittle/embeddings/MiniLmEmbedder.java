package dev.whittle.embeddings;

/// all-MiniLM-L6-v2 in 8 bits: 384 dimensions from six layers, quick enough for contexts of any
/// size.
public final class MiniLmEmbedder extends SentenceEmbedder {
    /// An encoder whose model is not loaded yet.
    public MiniLmEmbedder() {
        super("all-minilm-l6-v2-q");
    }

    @Override
    public String id() {
        return "minilm-l6-v2-q-brief";
    }
}
