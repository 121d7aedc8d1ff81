package dev.whittle.optimizer.context;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.optimizer.context.Embedding.Embedded;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.context.Standing.Vectors;
import dev.whittle.optimizer.context.Weights.Kind;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Ranks chunks and their sentences against a question: by BM25 over English stems (a chunk's title counts as its
/// first words) and, with an embedder, by meaning; joined by trained weights that also see links between titles,
/// places and neighbours. Without a question sentences are told apart by how much they tell and how central they are. One configuration for all contexts: the weights see what kind it is. The analysis of the
/// last chunks is kept, so another question about them costs little. Thread-safe; gives the same result every time.
public final class ChunkRanker {
    private static final double RELEVANCE_ALONE = 1;
    // Terms from which on a question is taken to ask in several steps (decision 0007).
    private static final int STEPPED = 8;
    private volatile Lexicon lexicon = new Lexicon();
    private final List<Embedding> embeddings;
    private final BiFunction<Kind, String, Forest> weights;
    private volatile @Nullable Analysed last;
    private volatile String broken = "";

    /// @param embedded the vectors that were needed so far, by the id of what made them
    private record Analysed(Corpus corpus, Links links, Map<String, Embedded> embedded) {
        Analysed with(String embedder, Embedded made) {
            Map<String, Embedded> more = new HashMap<>(embedded);
            more.put(embedder, made);
            return new Analysed(corpus, links, more);
        }
    }

    /// Ranks by words alone.
    public ChunkRanker() {
        this(List.of(), Weights::of);
    }

    /// Ranks by words and meaning. If the embedder fails, ranking goes on by words alone and says so
    /// ([Ranking#note]).
    public ChunkRanker(Embedder embedder, VectorCache cache) {
        this(List.of(embedder), cache);
    }

    /// Ranks by words and meaning, each context with the embedder for its size and its question
    /// ([Embedder#mostChars]); the rest as with one.
    ///
    /// @param embedders none to rank by words alone
    public ChunkRanker(List<Embedder> embedders, VectorCache cache) {
        this(embedders.stream().map(embedder -> new Embedding(embedder, cache)).toList(), Weights::of);
    }

    ChunkRanker(List<Embedding> embeddings, BiFunction<Kind, String, Forest> weights) {
        this.embeddings = embeddings.stream().sorted(Comparator.comparingInt(one -> one.embedder().mostChars()))
                .toList();
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
        return rank(chunks, question, RELEVANCE_ALONE, embedded);
    }

    /// Scores every chunk, those that are like better ones the lower the more variety is wanted (maximal marginal
    /// relevance, Carbonell and Goldstein 1998), and tells how far embedding has come.
    ///
    /// @param lambda from 0, variety alone, to 1, relevance alone; without a question it makes no difference
    /// @param embedded takes the number of chunks that have their vectors
    /// @throws IllegalArgumentException if lambda is out of range
    /// @throws InterruptedException if the thread was interrupted; vectors made so far stay in the cache
    public Ranking rank(List<Chunk> chunks, String question, double lambda, IntConsumer embedded)
            throws InterruptedException {
        if (!(lambda >= 0 && lambda <= RELEVANCE_ALONE)) {
            throw new IllegalArgumentException("Lambda is a number from 0 to 1, not %s.".formatted(lambda));
        }
        Standing standing = standing(chunks, question, embedded);
        boolean hybrid = standing.vectors != null;
        boolean asked = !question.isBlank()
                && (hybrid || Arrays.stream(standing.bm25.chunk).anyMatch(score -> score > 0));
        return asked
                ? asked(standing, question, lambda)
                : new Ranking(question, scored(standing, order(new double[chunks.size()]), new double[chunks.size()],
                        plain(standing), false), false, broken);
    }

    private Ranking asked(Standing standing, String question, double lambda) {
        boolean hybrid = standing.vectors != null;
        Signals signals = new Signals(standing, question);
        float[][] rows = signals.units();
        double[] worths = shares(
                judged(rows, weights.apply(hybrid ? Kind.UNIT_HYBRID : Kind.UNIT_LEXICAL, standing.embedder()),
                        standing.unit));
        double[] scores = shares(judged(signals.chunks(rows),
                weights.apply(hybrid ? Kind.CHUNK_HYBRID : Kind.CHUNK_LEXICAL, standing.embedder()), standing.chunk));
        List<Integer> order = order(scores);
        if (lambda < RELEVANCE_ALONE) {
            Mmr.Choice choice = new Mmr(standing, lambda).choose(order, scores);
            order = choice.order();
            discount(standing.corpus, choice.left(), scores, worths);
        }
        return new Ranking(question, scored(standing, order, scores, worths, hybrid), true, broken);
    }

    private double[] plain(Standing standing) {
        Kind kind = standing.vectors != null ? Kind.UNIT_PLAIN_HYBRID : Kind.UNIT_PLAIN;
        float[][] rows = new PlainSignals(standing).rows();
        return shares(judged(rows, weights.apply(kind, standing.embedder()), new double[rows.length]));
    }

    /// Embeds chunks ahead of ranking, so that this and like questions are quick; without an embedder, or with one
    /// that fails, there is nothing to do and the next ranking says so.
    ///
    /// @param embedded takes the number of chunks that have their vectors
    /// @throws InterruptedException if the thread was interrupted; vectors made so far stay in the cache
    public void prepare(List<Chunk> chunks, String question, IntConsumer embedded) throws InterruptedException {
        vectors(analysed(chunks), question, embedded);
    }

    /// Whether the vectors of these chunks are at hand, so that ranking them by meaning for this question takes no
    /// time worth a word. Quick.
    public boolean knows(List<Chunk> chunks, String question) {
        Analysed known = last;
        return known != null && !known.embedded().isEmpty() && known.corpus().chunks.equals(chunks)
                && known.embedded().containsKey(embedding(known, question).embedder().id());
    }

    /// What is known before any weights: also what they are trained on.
    Standing standing(List<Chunk> chunks, String question, IntConsumer embedded) throws InterruptedException {
        Analysed analysed = analysed(chunks);
        Vectors vectors = vectors(analysed, question, embedded);
        return new Standing(analysed.corpus(), analysed.links(), question, vectors);
    }

    private Analysed analysed(List<Chunk> chunks) throws InterruptedException {
        Analysed known = last;
        if (known == null || !known.corpus().chunks.equals(chunks)) {
            if (lexicon.full()) {
                lexicon = new Lexicon();
            }
            Corpus corpus = new Corpus(chunks, lexicon);
            known = new Analysed(corpus, new Links(corpus), Map.of());
            last = known;
        }
        return known;
    }

    // An embedder is a stranger's code: whatever it throws must not cost the person the ranking by words.
    private @Nullable Vectors vectors(Analysed analysed, String question, IntConsumer done)
            throws InterruptedException {
        Corpus corpus = analysed.corpus();
        if (embeddings.isEmpty() || !broken.isEmpty() || corpus.chunks.isEmpty()) {
            return null;
        }
        Embedding embedding = embedding(analysed, question);
        String id = embedding.embedder().id();
        try {
            Embedded embedded = analysed.embedded().get(id);
            if (embedded == null) {
                embedded = embedding.of(corpus, done);
                last = analysed.with(id, embedded);
            }
            float[] asked = question.isBlank()
                    ? new float[embedded.chunks().getFirst().length]
                    : embedding.of(question);
            return new Vectors(id, embedded.chunks(), embedded.units(), asked);
        } catch (EmbedderException e) {
            broken = Objects.requireNonNullElse(e.getMessage(), "The embedder failed.");
        } catch (RuntimeException | LinkageError e) {
            broken = "The embedder %s failed (%s); chunks are ranked by words alone.".formatted(id,
                    e.getClass().getSimpleName());
        }
        return null;
    }

    private Embedding embedding(Analysed analysed, String question) {
        Corpus corpus = analysed.corpus();
        long chars = corpus.chunks.stream().mapToLong(chunk -> chunk.title().length() + chunk.text().length()).sum();
        Embedding best = embeddings.stream().filter(one -> chars <= one.embedder().mostChars()).findFirst()
                .orElse(embeddings.getLast());
        Embedding quickest = embeddings.getLast();
        return !best.equals(quickest) && stepped(analysed, question) ? best : quickest;
    }

    // Long, or about a chunk that names another: such a question is often answered by what its first answer leads to.
    private static boolean stepped(Analysed analysed, String question) {
        Corpus corpus = analysed.corpus();
        return corpus.termsOf(question).length >= STEPPED
                || analysed.links().leadOn(corpus, corpus.wordsOf(question));
    }

    private static double[] judged(float[][] rows, Forest forest, double[] standing) {
        double[] judged = new double[rows.length];
        Arrays.setAll(judged, at -> forest.of(rows[at]) + standing[at]);
        return judged;
    }

    // Softmax: what the weights were trained for.
    private static double[] shares(double[] judged) {
        double most = Arrays.stream(judged).max().orElse(0);
        double[] shares = Arrays.stream(judged).map(one -> Math.exp(one - most)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static List<Integer> order(double[] scores) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer position) -> -scores[position]));
        return order;
    }

    private static void discount(Corpus corpus, double[] left, double[] scores, double[] worths) {
        Arrays.setAll(scores, chunk -> scores[chunk] * left[chunk]);
        Arrays.setAll(worths, unit -> worths[unit] * left[corpus.chunkOf[unit]]);
        double score = Arrays.stream(scores).sum();
        double worth = Arrays.stream(worths).sum();
        Arrays.setAll(scores, chunk -> scores[chunk] / score);
        Arrays.setAll(worths, unit -> worths[unit] / worth);
    }

    private static List<Scored> scored(Standing standing, List<Integer> order, double[] scores, double[] worths,
            boolean hybrid) {
        Corpus corpus = standing.corpus;
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
