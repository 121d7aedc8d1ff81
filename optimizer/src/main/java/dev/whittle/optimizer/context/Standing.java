package dev.whittle.optimizer.context;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where units and chunks stand against a question by a fixed formula: standard scores of BM25 and cosine, weighted
/// evenly (a convex combination; Bruch et al. 2023), a unit's chunk counted in. The learned weights start from it.
final class Standing {
    final Corpus corpus;
    final Links links;
    final Bm25 bm25;
    final @Nullable Vectors vectors;
    final int[] questionWords;
    final double[] unitCosine;
    final double[] chunkCosine;
    final double[] titledUnitZ;
    final double[] unitZ;
    final double[] unitCosineZ;
    final double[] chunkZ;
    final double[] chunkCosineZ;
    /// Of chunks, with what the vectors of all chunks have in common taken out of each.
    final double[] chunkCentredZ;
    final double[] unit;
    final double[] chunk;

    /// The vectors of a corpus and a question, all 0 if there is none; a unit's stands at its number.
    ///
    /// @param embedder id of what made them
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Vectors(String embedder, List<float[]> chunks, List<float[]> units, float[] question) {}

    Standing(Corpus corpus, Links links, String question, @Nullable Vectors vectors) {
        this.corpus = corpus;
        this.links = links;
        this.vectors = vectors;
        bm25 = new Bm25(corpus, corpus.termsOf(question));
        questionWords = corpus.wordsOf(question);
        unitCosine = new double[corpus.size()];
        chunkCosine = new double[corpus.chunks.size()];
        if (vectors != null) {
            Arrays.setAll(unitCosine, at -> dot(vectors.units().get(at), vectors.question()));
            Arrays.setAll(chunkCosine, at -> dot(vectors.chunks().get(at), vectors.question()));
        }
        titledUnitZ = z(bm25.titledUnit);
        unitZ = z(bm25.unit);
        unitCosineZ = z(unitCosine);
        chunkZ = z(bm25.chunk);
        chunkCosineZ = z(chunkCosine);
        double[] best = new double[corpus.chunks.size()];
        Arrays.fill(best, -1);
        for (int at = 0; at < corpus.size(); at++) {
            best[corpus.chunkOf[at]] = Math.max(best[corpus.chunkOf[at]], unitCosine[at]);
        }
        double[] bestZ = z(best);
        chunkCentredZ = z(centred());
        boolean both = vectors != null;
        chunk = new double[corpus.chunks.size()];
        Arrays.setAll(chunk, at -> both ? 0.3 * chunkZ[at] + 0.35 * chunkCosineZ[at] + 0.35 * bestZ[at] : chunkZ[at]);
        unit = new double[corpus.size()];
        double[] even = new double[corpus.chunks.size()];
        Arrays.setAll(even, at -> both ? 0.5 * chunkZ[at] + 0.5 * chunkCosineZ[at] : chunkZ[at]);
        Arrays.setAll(unit, at -> (both ? 0.4 * titledUnitZ[at] + 0.6 * unitCosineZ[at] : titledUnitZ[at])
                + 0.6 * even[corpus.chunkOf[at]]);
    }

    /// What made the vectors; empty if there are none.
    String embedder() {
        return vectors == null ? "" : vectors.embedder();
    }

    private double[] centred() {
        double[] centred = new double[corpus.chunks.size()];
        if (vectors != null) {
            float[] middle = new float[vectors.question().length];
            for (float[] vector : vectors.chunks()) {
                for (int dimension = 0; dimension < middle.length; dimension++) {
                    middle[dimension] += vector[dimension] / centred.length;
                }
            }
            double square = dot(middle, middle);
            double asked = dot(middle, vectors.question());
            Arrays.setAll(centred, at -> {
                float[] vector = vectors.chunks().get(at);
                double length = Math.sqrt(Math.max(1e-9, dot(vector, vector) - 2 * dot(vector, middle) + square));
                return (chunkCosine[at] - asked) / length;
            });
        }
        return centred;
    }

    static double dot(float[] left, float[] right) {
        float sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }

    // Distance from the mean in standard deviations; all 0 if there is no spread.
    static double[] z(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / Math.max(1, values.length);
        double deviation = Math.sqrt(Math.max(0, squares / Math.max(1, values.length) - mean * mean));
        double[] z = new double[values.length];
        for (int at = 0; at < values.length && deviation > 1e-9; at++) {
            z[at] = (values[at] - mean) / deviation;
        }
        return z;
    }
}
