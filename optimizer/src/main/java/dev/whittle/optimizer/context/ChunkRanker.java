package dev.whittle.optimizer.context;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.context.Standing.Vectors;
import dev.whittle.optimizer.context.Weights.Kind;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Ranks chunks and their sentences against a question: by BM25 over English stems (a chunk's title counts as its
/// first words) and, with an embedder, by meaning; joined by trained weights that also see links between titles,
/// places and neighbours. One configuration for all contexts: the weights see what kind it is. The analysis of the
/// last chunks is kept, so another question about them costs little. Thread-safe; gives the same result every time.
public final class ChunkRanker {
    private final Forms forms = new Forms();
    private final @Nullable Embedding embedding;
    private final Function<Kind, Forest> weights;
    private volatile @Nullable Analysed last;
    private volatile String broken = "";

    private record Analysed(List<Chunk> chunks, Corpus corpus, Links links) {}

    /// Ranks by words alone.
    public ChunkRanker() {
        this(null, Weights::of);
    }

    /// Ranks by words and meaning. If the embedder fails, ranking goes on by words alone and says so
    /// ([Ranking#note]).
    public ChunkRanker(Embedder embedder, VectorCache cache) {
        this(new Embedding(embedder, cache), Weights::of);
    }

    ChunkRanker(@Nullable Embedding embedding, Function<Kind, Forest> weights) {
        this.embedding = embedding;
        this.weights = weights;
    }

    /// Scores every chunk.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public Ranking rank(List<Chunk> chunks, String question) throws InterruptedException {
        return rank(chunks, question, _ -> {});
    }

    /// Scores every chunk and tells how far embedding has come.
    ///
    /// @param embedded takes the number of chunks that have their vectors
    /// @throws InterruptedException if the thread was interrupted; vectors made so far stay in the cache
    public Ranking rank(List<Chunk> chunks, String question, IntConsumer embedded) throws InterruptedException {
        Standing standing = standing(chunks, question, embedded);
        boolean hybrid = standing.vectors != null;
        boolean asked = hybrid || Arrays.stream(standing.bm25.chunk).anyMatch(score -> score > 0);
        if (!asked) {
            standing = new Standing(standing.corpus, standing.links, "", null);
        }
        Kind units = hybrid ? Kind.UNIT_HYBRID : asked ? Kind.UNIT_LEXICAL : Kind.UNIT_PLAIN;
        Signals signals = new Signals(standing, asked ? question : "");
        float[][] rows = signals.units();
        double[] worths = shares(judged(rows, weights.apply(units), asked ? standing.unit : null));
        double[] scores = new double[chunks.size()];
        if (asked) {
            Kind kind = hybrid ? Kind.CHUNK_HYBRID : Kind.CHUNK_LEXICAL;
            scores = shares(judged(signals.chunks(rows), weights.apply(kind), standing.chunk));
        }
        return new Ranking(question, scored(standing, scores, worths, hybrid), asked, broken);
    }

    /// What is known before any weights: also what they are trained on.
    Standing standing(List<Chunk> chunks, String question, IntConsumer embedded) throws InterruptedException {
        Analysed analysed = analysed(chunks);
        Vectors vectors = question.isBlank() ? null : vectors(analysed.corpus(), question, embedded);
        return new Standing(analysed.corpus(), analysed.links(), question, vectors);
    }

    private Analysed analysed(List<Chunk> chunks) throws InterruptedException {
        Analysed known = last;
        if (known == null || !known.chunks().equals(chunks)) {
            Corpus corpus = new Corpus(chunks, forms);
            known = new Analysed(corpus.chunks, corpus, new Links(corpus));
            last = known;
        }
        return known;
    }

    // An embedder is a stranger's code: whatever it throws must not cost the person the ranking by words.
    private @Nullable Vectors vectors(Corpus corpus, String question, IntConsumer embedded)
            throws InterruptedException {
        if (embedding == null || !broken.isEmpty() || corpus.chunks.isEmpty()) {
            return null;
        }
        try {
            return embedding.of(corpus, question, embedded);
        } catch (EmbedderException e) {
            broken = Objects.requireNonNullElse(e.getMessage(), "The embedder failed.");
        } catch (RuntimeException | LinkageError e) {
            broken = "The embedder %s failed (%s); chunks are ranked by words alone.".formatted(
                    embedding.embedder().id(), e.getClass().getSimpleName());
        }
        return null;
    }

    private static double[] judged(float[][] rows, Forest forest, double @Nullable [] standing) {
        double[] judged = new double[rows.length];
        Arrays.setAll(judged, at -> forest.of(rows[at]) + (standing == null ? 0 : standing[at]));
        return judged;
    }

    // Softmax: what the weights were trained for.
    private static double[] shares(double[] judged) {
        double most = Arrays.stream(judged).max().orElse(0);
        double[] shares = Arrays.stream(judged).map(one -> Math.exp(one - most)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static List<Scored> scored(Standing standing, double[] scores, double[] worths, boolean hybrid) {
        Corpus corpus = standing.corpus;
        List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer position) -> -scores[position]));
        List<Scored> scored = new ArrayList<>();
        for (int position : order) {
            List<Part> parts = new ArrayList<>();
            for (int at = corpus.firstUnit[position]; at < corpus.firstUnit[position + 1]; at++) {
                Unit unit = corpus.units.get(at);
                parts.add(new Part(unit.start(), unit.end(), Math.max(worths[at], Double.MIN_NORMAL)));
            }
            scored.add(new Scored(corpus.chunks.get(position), position, scored.size() + 1, scores[position],
                    standing.bm25.chunk[position], hybrid ? standing.chunkCosine[position] : null, parts));
        }
        return scored;
    }
}
