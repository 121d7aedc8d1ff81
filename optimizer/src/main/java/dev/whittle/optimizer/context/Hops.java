package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Standing.Vectors;
import java.util.Arrays;

/// The second hop: what the best units lead to, by titles they name, words they share and meaning. A question
/// about the author of a book has its answer where the author is written about, not where the book is.
final class Hops {
    private static final int SEEDS = 4;
    /// Below every standing: there is no such link.
    static final double NONE = -3;
    private final Standing standing;
    private final Corpus corpus;
    /// Whether the question names a chunk's title.
    final boolean[] asked;
    /// The best standing of a unit, and of a chunk, that names a chunk's title.
    final double[] linkIn;
    final double[] linkInChunk;
    /// Whether a chunk the question names names this one.
    final boolean[] linkedByAsked;
    final double linkShare;
    final double titledShare;
    final int askedTitles;
    final int[] seeds;
    final double[] seedCosine;
    final double[] seedTerms;

    Hops(Standing standing) {
        this.standing = standing;
        corpus = standing.corpus;
        int chunks = corpus.chunks.size();
        asked = new boolean[chunks];
        linkIn = new double[chunks];
        linkInChunk = new double[chunks];
        linkedByAsked = new boolean[chunks];
        Arrays.fill(linkIn, NONE);
        Arrays.fill(linkInChunk, NONE);
        int named = 0;
        int titled = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            asked[chunk] = standing.links.namedIn(standing.questionWords, chunk);
            named += asked[chunk] ? 1 : 0;
            titled += standing.links.titled(chunk) ? 1 : 0;
        }
        askedTitles = named;
        titledShare = (double) titled / Math.max(1, chunks);
        int linking = 0;
        for (int unit = 0; unit < corpus.size(); unit++) {
            int own = corpus.chunkOf[unit];
            for (int target : standing.links.named.get(unit)) {
                linkIn[target] = Math.max(linkIn[target], standing.unit[unit]);
                linkInChunk[target] = Math.max(linkInChunk[target], standing.chunk[own]);
                linkedByAsked[target] |= asked[own];
            }
            linking += standing.links.named.get(unit).length > 0 ? 1 : 0;
        }
        linkShare = (double) linking / Math.max(1, corpus.size());
        seeds = seeds();
        seedCosine = new double[corpus.size()];
        seedTerms = new double[corpus.size()];
        for (int seed : seeds) {
            follow(seed);
        }
    }

    /// The best standing of a chunk a unit names.
    double linkOut(int unit) {
        double best = NONE;
        for (int target : standing.links.named.get(unit)) {
            best = Math.max(best, standing.chunk[target]);
        }
        return best;
    }

    boolean namesAsked(int unit) {
        for (int target : standing.links.named.get(unit)) {
            if (asked[target]) {
                return true;
            }
        }
        return false;
    }

    // The best units of different chunks.
    private int[] seeds() {
        int[] best = new int[SEEDS];
        int found = 0;
        boolean[] taken = new boolean[corpus.chunks.size()];
        while (found < SEEDS) {
            int next = -1;
            for (int unit = 0; unit < corpus.size(); unit++) {
                if (!taken[corpus.chunkOf[unit]] && (next < 0 || standing.unit[unit] > standing.unit[next])) {
                    next = unit;
                }
            }
            if (next < 0) {
                break;
            }
            taken[corpus.chunkOf[next]] = true;
            best[found++] = next;
        }
        return Arrays.copyOf(best, found);
    }

    // What units of other chunks share with a seed: names the question lacks, by how rare they are, and meaning.
    private void follow(int seed) {
        double[] weight = new double[corpus.wordCount()];
        boolean[] inQuestion = new boolean[corpus.wordCount()];
        for (int word : standing.questionWords) {
            if (word >= 0) {
                inQuestion[word] = true;
            }
        }
        for (int word : corpus.words.get(seed)) {
            int plain = Corpus.plain(word);
            if (word < 0 && !inQuestion[plain]) {
                weight[plain] = Math.log((corpus.size() + 1.0) / (corpus.wordFrequency[plain] + 0.5));
            }
        }
        int[] last = new int[corpus.wordCount()];
        Vectors vectors = standing.vectors;
        for (int unit = 0; unit < corpus.size(); unit++) {
            if (corpus.chunkOf[unit] == corpus.chunkOf[seed]) {
                continue;
            }
            double sum = 0;
            for (int word : corpus.words.get(unit)) {
                int plain = Corpus.plain(word);
                if (weight[plain] > 0 && last[plain] != unit + 1) {
                    last[plain] = unit + 1;
                    sum += weight[plain];
                }
            }
            seedTerms[unit] = Math.max(seedTerms[unit], sum);
            if (vectors != null) {
                seedCosine[unit] = Math.max(seedCosine[unit],
                        Standing.dot(vectors.units().get(unit), vectors.units().get(seed)));
            }
        }
    }
}
