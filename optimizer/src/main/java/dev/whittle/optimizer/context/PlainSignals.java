package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Standing.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be seen of each unit when there is no question: its place, how much it tells (rare words, names, numbers),
/// how central it is (words and meaning shared with the others), links between titles. Signals that only tell one kind
/// of context from another, such as the number of chunks, are left out on purpose: with them the trees were better on
/// the sets they knew and worse on a set left out.
final class PlainSignals {
    /// What words alone show.
    static final List<String> LEXICAL = List.of("place", "first", "last", "relative-place", "length", "chunk-units",
            "linked", "link-out", "links-in", "chunk-links-out", "link-share", "numbers", "capitals", "capital-share",
            "shared-names", "bridging-names", "own-names", "chunk-idf-mean", "chunk-idf-sum", "unit-idf-mean",
            "central", "function-words", "in-chunk", "in-title", "chunk-shared", "z-chunk-shared");
    /// And with meaning: how near a chunk is to the middle of all, and a unit to its chunk.
    static final List<String> HYBRID = Stream
            .concat(LEXICAL.stream(), Stream.of("z-chunk-central", "chunk-cosine")).toList();
    // A name in so few chunks joins them; one in more is the topic.
    private static final int BRIDGED = 4;
    private final Corpus corpus;
    private final Links links;
    private final @Nullable Vectors vectors;
    private final int[] wordChunks;
    private final int[] linksIn;
    private final int[] linksOut;
    private final double linkShare;
    private final double[] shared;
    private final double[] sharedZ;
    private final double[] centralZ;

    PlainSignals(Standing standing) {
        corpus = standing.corpus;
        links = standing.links;
        vectors = standing.vectors;
        int chunks = corpus.chunks.size();
        wordChunks = new int[corpus.wordCount()];
        linksIn = new int[chunks];
        linksOut = new int[chunks];
        int[] last = new int[corpus.wordCount()];
        int linking = 0;
        for (int unit = 0; unit < corpus.size(); unit++) {
            int chunk = corpus.chunkOf[unit];
            for (int word : corpus.words.get(unit)) {
                int plain = Corpus.plain(word);
                if (last[plain] != chunk + 1) {
                    last[plain] = chunk + 1;
                    wordChunks[plain]++;
                }
            }
            for (int target : links.named.get(unit)) {
                linksIn[target]++;
                linksOut[chunk]++;
            }
            linking += links.named.get(unit).length > 0 ? 1 : 0;
        }
        linkShare = (double) linking / Math.max(1, corpus.size());
        shared = new double[chunks];
        Arrays.setAll(shared, this::shared);
        sharedZ = Standing.z(shared);
        centralZ = Standing.z(central());
    }

    /// A row of [#LEXICAL], or of [#HYBRID] where there are vectors, for each unit.
    float[][] rows() {
        float[][] rows = new float[corpus.size()][];
        for (int chunk = 0; chunk < shared.length; chunk++) {
            Map<Integer, Integer> unitsWith = unitsWith(chunk);
            for (int unit = corpus.firstUnit[chunk]; unit < corpus.firstUnit[chunk + 1]; unit++) {
                rows[unit] = row(chunk, unit, unitsWith);
            }
        }
        return rows;
    }

    private float[] row(int chunk, int unit, Map<Integer, Integer> unitsWith) {
        int units = corpus.firstUnit[chunk + 1] - corpus.firstUnit[chunk];
        int place = unit - corpus.firstUnit[chunk];
        int[] words = corpus.words.get(unit);
        int named = links.named.get(unit).length;
        Row row = new Row(vectors == null ? LEXICAL.size() : HYBRID.size());
        row.add(1.0 / (1 + place)).add(place == 0).add(place + 1 == units)
                .add(units > 1 ? (double) place / (units - 1) : 0).add(Math.log(1 + words.length)).add(units)
                .add(linksIn[chunk] > 0).add(named).add(linksIn[chunk]).add(linksOut[chunk]).add(linkShare)
                .add(corpus.numbers[unit]);
        names(row, chunk, words);
        terms(row, chunk, unit, unitsWith);
        row.add(shared[chunk]).add(sharedZ[chunk]);
        if (vectors != null) {
            row.add(centralZ[chunk])
                    .add(Standing.dot(vectors.units().get(unit), vectors.chunks().get(chunk)));
        }
        return row.whole();
    }

    // Capitals behind the first word; those of the title tell nothing new.
    private void names(Row row, int chunk, int[] words) {
        Set<Integer> seen = new HashSet<>();
        for (int word : corpus.titleWords.get(chunk)) {
            seen.add(Corpus.plain(word));
        }
        int capitals = 0;
        int elsewhere = 0;
        int bridging = 0;
        int own = 0;
        for (int at = 1; at < words.length; at++) {
            if (words[at] < 0) {
                capitals++;
                int word = Corpus.plain(words[at]);
                if (seen.add(word)) {
                    elsewhere += wordChunks[word] > 1 ? 1 : 0;
                    bridging += wordChunks[word] > 1 && wordChunks[word] <= BRIDGED ? 1 : 0;
                    own += wordChunks[word] == 1 ? 1 : 0;
                }
            }
        }
        row.add(capitals).add(capitals / (double) Math.max(1, words.length)).add(elsewhere).add(bridging).add(own);
    }

    private void terms(Row row, int chunk, int unit, Map<Integer, Integer> unitsWith) {
        int[] terms = corpus.terms.get(unit);
        double ofChunks = 0;
        double ofUnits = 0;
        double central = 0;
        int said = 0;
        Set<Integer> distinct = new HashSet<>();
        for (int term : terms) {
            ofChunks += Bm25.idf(shared.length, corpus.chunkFrequency[term]);
            ofUnits += Bm25.idf(corpus.size(), corpus.unitFrequency[term]);
            if (distinct.add(term)) {
                central += Math.log(corpus.unitFrequency[term]);
                said += unitsWith.getOrDefault(term, 0) > 1 ? 1 : 0;
            }
        }
        int title = 0;
        for (int term : corpus.titleTerms.get(chunk)) {
            title += distinct.contains(term) ? 1 : 0;
        }
        int all = Math.max(1, terms.length);
        int different = Math.max(1, distinct.size());
        row.add(ofChunks / all).add(ofChunks).add(ofUnits / all).add(central / different)
                .add(1 - terms.length / (double) Math.max(1, corpus.words.get(unit).length))
                .add((double) said / different)
                .add((double) title / Math.max(1, corpus.titleTerms.get(chunk).length));
    }

    private Map<Integer, Integer> unitsWith(int chunk) {
        Map<Integer, Integer> units = new HashMap<>();
        for (int unit = corpus.firstUnit[chunk]; unit < corpus.firstUnit[chunk + 1]; unit++) {
            Arrays.stream(corpus.terms.get(unit)).distinct().forEach(term -> units.merge(term, 1, Integer::sum));
        }
        return units;
    }

    // Mean, over a chunk's terms, of the logarithm of the chunks that have them.
    private double shared(int chunk) {
        Set<Integer> distinct = new HashSet<>();
        double sum = 0;
        for (int term : corpus.titleTerms.get(chunk)) {
            sum += distinct.add(term) ? Math.log(corpus.chunkFrequency[term]) : 0;
        }
        for (int unit = corpus.firstUnit[chunk]; unit < corpus.firstUnit[chunk + 1]; unit++) {
            for (int term : corpus.terms.get(unit)) {
                sum += distinct.add(term) ? Math.log(corpus.chunkFrequency[term]) : 0;
            }
        }
        return sum / Math.max(1, distinct.size());
    }

    private double[] central() {
        double[] central = new double[shared.length];
        if (vectors != null && !vectors.chunks().isEmpty()) {
            float[] middle = new float[vectors.chunks().getFirst().length];
            for (float[] vector : vectors.chunks()) {
                for (int dimension = 0; dimension < middle.length; dimension++) {
                    middle[dimension] += vector[dimension];
                }
            }
            Arrays.setAll(central, chunk -> Standing.dot(middle, vectors.chunks().get(chunk)));
        }
        return central;
    }
}
