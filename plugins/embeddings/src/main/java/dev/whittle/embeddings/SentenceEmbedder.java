package dev.whittle.embeddings;

import ai.onnxruntime.OrtException;
import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence encoder that comes as two resources of a Maven dependency. A text gets the mean of
/// its pieces' states, and a part of it the mean of those within it ("late chunking"). Articles, `of`, `and` and the
/// commonest marks of punctuation are not read.
abstract sealed class SentenceEmbedder implements Embedder permits MiniLmEmbedder, BgeEmbedder {
    // Pieces the encoder reads at once: the model takes 510, but attention grows with the square.
    private static final int WINDOW = 254;
    private final String resource;
    private @Nullable Encoder encoder;

    /// @param resource name of the model and its vocabulary on the class path, without their
    ///     endings
    SentenceEmbedder(String resource) {
        this.resource = resource;
    }

    @Override
    public final List<float[]> embed(Passage passage) throws EmbedderException, InterruptedException {
        try {
            return embed(passage, encoder());
        } catch (OrtException | IOException | LinkageError e) {
            throw new EmbedderException(
                    "The embedding model does not run on this machine; chunks are ranked by words alone.", e);
        }
    }

    private synchronized Encoder encoder() throws IOException, OrtException {
        Encoder known = encoder;
        if (known == null) {
            known = new Encoder(resource);
            encoder = known;
        }
        return known;
    }

    private static List<float[]> embed(Passage passage, Encoder encoder) throws OrtException, InterruptedException {
        Pieces pieces = encoder.pieces(passage.text());
        List<Passage.Span> spans = passage.spans();
        float[] whole = new float[Encoder.DIMENSIONS];
        float[][] parts = new float[spans.size()][Encoder.DIMENSIONS];
        int from = 0;
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException("Embedding was stopped");
            }
            int to = end(pieces, spans, from);
            FloatBuffer states = encoder.states(pieces.ids(), from, to);
            int span = 0;
            for (int row = 0; row < to - from + 2; row++) {
                add(states, row, whole);
                if (row > 0 && row <= to - from) {
                    int word = pieces.starts()[from + row - 1];
                    while (span < parts.length && spans.get(span).end() <= word) {
                        span++;
                    }
                    if (span < parts.length && spans.get(span).start() <= word) {
                        add(states, row, parts[span]);
                    }
                }
            }
            from = to;
        } while (from < pieces.size());
        List<float[]> vectors = new ArrayList<>();
        vectors.add(unit(whole));
        for (float[] part : parts) {
            vectors.add(unit(part));
        }
        return vectors;
    }

    // The last window's end, or else the last start of a span that is not too early.
    private static int end(Pieces pieces, List<Passage.Span> spans, int from) {
        int most = from + WINDOW;
        if (pieces.size() <= most) {
            return pieces.size();
        }
        int best = most;
        int least = from + WINDOW / 2;
        int at = most;
        for (int span = spans.size() - 1; span >= 0 && at > least; span--) {
            int start = spans.get(span).start();
            while (at > least && pieces.starts()[at] > start) {
                at--;
            }
            if (at < most && pieces.starts()[at] <= start) {
                return Math.max(at + (pieces.starts()[at] < start ? 1 : 0), least);
            }
        }
        return best;
    }

    private static void add(FloatBuffer states, int row, float[] sum) {
        int offset = row * sum.length;
        for (int dimension = 0; dimension < sum.length; dimension++) {
            sum[dimension] += states.get(offset + dimension);
        }
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float length = (float) Math.sqrt(square);
        for (int dimension = 0; dimension < vector.length && length > 0; dimension++) {
            vector[dimension] /= length;
        }
        return vector;
    }
}
