package dev.whittle.optimizer.context;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import dev.whittle.prompt.Chunk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/// Gets the vectors of chunks, their units and questions: from the cache, else from the embedder, one pass a chunk
/// with its title before it.
record Embedding(Embedder embedder, VectorCache cache) {
    private static final Pattern ASKING = Pattern.compile(
            "(?i)(?:(?:in|on|at|by|from|to|for|of|with) )?(?:who|whose|whom|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|has|have|will|would)(?:'s)?\\b");

    /// The vectors of a corpus; a unit's stands at its number.
    record Embedded(List<float[]> chunks, List<float[]> units) {}

    Embedded of(Corpus corpus, IntConsumer embedded) throws EmbedderException, InterruptedException {
        List<float[]> chunks = new ArrayList<>();
        List<float[]> units = new ArrayList<>();
        try {
            for (int at = 0; at < corpus.chunks.size(); at++) {
                List<float[]> vectors = vectors(passage(corpus, at));
                chunks.add(vectors.getFirst());
                units.addAll(vectors.subList(1, vectors.size()));
                embedded.accept(at + 1);
            }
        } finally {
            cache.flush();
        }
        return new Embedded(chunks, units);
    }

    float[] of(String question) throws EmbedderException, InterruptedException {
        return vectors(Passage.of(marked(question.strip()))).getFirst();
    }

    // A question typed without its mark means the same and is understood better with it.
    static String marked(String question) {
        boolean open = !question.isEmpty() && Character.isLetterOrDigit(question.charAt(question.length() - 1));
        return open && ASKING.matcher(question).lookingAt() ? question + '?' : question;
    }

    private static Passage passage(Corpus corpus, int at) {
        Chunk chunk = corpus.chunks.get(at);
        String before = chunk.title().isBlank() ? "" : chunk.title() + "\n";
        List<Passage.Span> spans = new ArrayList<>();
        for (Unit unit : corpus.units.subList(corpus.firstUnit[at], corpus.firstUnit[at + 1])) {
            spans.add(new Passage.Span(before.length() + unit.start(), before.length() + unit.end()));
        }
        return new Passage(before + chunk.text(), spans);
    }

    private List<float[]> vectors(Passage passage) throws EmbedderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Embedding was stopped");
        }
        String key = key(passage);
        List<float[]> known = cache.get(key);
        if (known != null) {
            return known;
        }
        List<float[]> vectors = embedder.embed(passage).stream().map(Embedding::rounded).toList();
        if (vectors.size() != passage.spans().size() + 1) {
            throw new IllegalStateException("%s gave %d vectors for %d spans".formatted(embedder.id(),
                    vectors.size(), passage.spans().size()));
        }
        cache.put(key, vectors);
        return vectors;
    }

    // To what 16 bits hold, so that vectors that were kept in so many give the same ranking as fresh ones.
    private static float[] rounded(float[] vector) {
        float[] rounded = new float[vector.length];
        for (int at = 0; at < vector.length; at++) {
            rounded[at] = Float.float16ToFloat(Float.floatToFloat16(vector[at]));
        }
        return rounded;
    }

    private String key(Passage passage) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((embedder.id() + '\n').getBytes(StandardCharsets.UTF_8));
            ByteBuffer spans = ByteBuffer.allocate(8 * passage.spans().size() + 4).putInt(passage.spans().size());
            passage.spans().forEach(span -> spans.putInt(span.start()).putInt(span.end()));
            digest.update(spans.flip());
            return HexFormat.of().formatHex(digest.digest(passage.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
