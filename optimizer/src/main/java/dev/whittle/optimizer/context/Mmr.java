package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Standing.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Maximal marginal relevance (Carbonell and Goldstein 1998): a chunk that is like a better one counts
/// less. Likeness is the cosine of meaning, 0 for the two that are least alike (encoders differ in what
/// unlike texts come to), or of weighted words where there are no vectors.
final class Mmr {
    /// Chunks beyond these by score keep their places: their scores are next to nothing, and every pair is compared.
    private static final int MOST = 500;
    /// What is left of a score whose chunk adds nothing.
    private static final double LEAST = 1e-3;
    private final Standing standing;
    private final double lambda;
    private final Map<Integer, Map<Integer, Double>> words = new HashMap<>();
    private double least;

    /// @param lambda 1 for relevance alone, 0 for variety alone
    Mmr(Standing standing, double lambda) {
        this.standing = standing;
        this.lambda = lambda;
    }

    /// The chunks in the order in which they add most, and for each chunk the part of its score that is left.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Choice(List<Integer> order, double[] left) {}

    /// @param order all chunks, best first
    Choice choose(List<Integer> order, double[] scores) {
        List<Integer> open = new ArrayList<>(order.subList(0, Math.min(MOST, order.size())));
        least = least(open);
        double best = scores[order.getFirst()];
        double[] alike = new double[scores.length];
        double[] left = new double[scores.length];
        Arrays.fill(left, 1);
        List<Integer> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            int next = open.getFirst();
            for (int chunk : open) {
                if (value(scores[chunk] / best, alike[chunk]) > value(scores[next] / best, alike[next])) {
                    next = chunk;
                }
            }
            double relevance = lambda * scores[next] / best;
            left[next] = relevance > 0
                    ? Math.clamp(value(scores[next] / best, alike[next]) / relevance, LEAST, 1)
                    : 1;
            open.remove(Integer.valueOf(next));
            chosen.add(next);
            for (int chunk : open) {
                alike[chunk] = Math.max(alike[chunk], likeness(chunk, next));
            }
        }
        chosen.addAll(order.subList(chosen.size(), order.size()));
        return new Choice(chosen, left);
    }

    private double value(double relevance, double alike) {
        return lambda * relevance - (1 - lambda) * alike;
    }

    private double likeness(int one, int other) {
        Vectors vectors = standing.vectors;
        if (vectors != null) {
            return least < 1 ? Math.max(0, (cosine(vectors, one, other) - least) / (1 - least)) : 1;
        }
        Map<Integer, Double> left = words.computeIfAbsent(one, this::weighted);
        Map<Integer, Double> right = words.computeIfAbsent(other, this::weighted);
        double sum = 0;
        for (Map.Entry<Integer, Double> word : left.entrySet()) {
            sum += word.getValue() * right.getOrDefault(word.getKey(), 0.0);
        }
        return sum;
    }

    // The cosine of the two that are least alike, from which likeness is counted.
    private double least(List<Integer> chunks) {
        Vectors vectors = standing.vectors;
        double found = 1;
        for (int one = 0; vectors != null && one < chunks.size(); one++) {
            for (int other = 0; other < one; other++) {
                found = Math.min(found, cosine(vectors, chunks.get(one), chunks.get(other)));
            }
        }
        // Two alone cannot tell how alike others are.
        return chunks.size() > 2 ? Math.max(0, found) : 0;
    }

    private static double cosine(Vectors vectors, int one, int other) {
        return Standing.dot(vectors.chunks().get(one), vectors.chunks().get(other));
    }

    // Terms by how rare they are, of length 1.
    private Map<Integer, Double> weighted(int chunk) {
        Corpus corpus = standing.corpus;
        Map<Integer, Double> weights = new HashMap<>();
        double square = 0;
        for (int unit = corpus.firstUnit[chunk]; unit < corpus.firstUnit[chunk + 1]; unit++) {
            for (int term : corpus.terms.get(unit)) {
                double weight = Bm25.idf(corpus.chunks.size(), corpus.chunkFrequency[term]);
                square += weights.put(term, weight) == null ? weight * weight : 0;
            }
        }
        double length = Math.sqrt(square);
        weights.replaceAll((_, weight) -> weight / length);
        return weights;
    }
}
