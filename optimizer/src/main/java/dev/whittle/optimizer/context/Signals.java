package dev.whittle.optimizer.context;

import java.util.Arrays;
import java.util.List;

/// What can be seen of each unit and each chunk against a question, as rows of numbers for the learned weights. Some
/// are about the question and the whole context: through them the trees choose what counts for one long document,
/// several short ones, or ones that name each other.
final class Signals {
    static final List<String> UNIT = List.of("z-titled", "z-unit", "z-cosine", "cosine", "cover", "z-chunk",
            "z-chunk-cosine", "chunk-cosine", "chunk-cover", "title-cover", "title-asked", "position", "first",
            "length", "neighbour", "neighbour-cover", "window-cover", "smoothed", "best-of-chunk", "behind-best",
            "link-in", "link-out", "linked-by-asked", "names-asked", "seed-cosine", "seed-terms", "new-capitals",
            "numbers", "asks-number", "asks-time", "asks-who", "asks-where", "titled-share", "link-share",
            "best-cover", "margin", "best-cosine", "question-length", "asked-titles", "chunk-units", "standing",
            "rarest-match", "place", "asks-whole", "neighbour-chunk", "z-centred", "pairs", "fits-type", "title-share");
    static final List<String> CHUNK = List.of("z-chunk", "z-chunk-cosine", "chunk-cosine", "chunk-cover",
            "title-cover", "title-asked", "best-unit", "second-unit", "best-unit-cosine", "best-unit-cover", "link-in",
            "link-out", "linked-by-asked", "names-asked", "seed-cosine", "seed-terms", "length", "titled-share",
            "link-share", "best-cover", "margin", "best-cosine", "question-length", "asked-titles", "standing",
            "asks-who", "asks-number", "link-in-chunk", "numbers", "place", "asks-whole", "neighbour-chunk",
            "z-centred", "pairs", "fits-type", "title-share");

    private final Standing standing;
    private final Corpus corpus;
    private final Bm25 bm25;
    private final Hops hops;
    private final double[] bestOfChunk;
    private final Asked asks;
    private final double bestCover;
    private final double bestCosine;
    private final double margin;
    private final double rarest;

    Signals(Standing standing, String question) {
        this.standing = standing;
        corpus = standing.corpus;
        bm25 = standing.bm25;
        hops = new Hops(standing);
        bestOfChunk = new double[corpus.chunks.size()];
        Arrays.fill(bestOfChunk, Hops.NONE);
        for (int unit = 0; unit < corpus.size(); unit++) {
            int chunk = corpus.chunkOf[unit];
            bestOfChunk[chunk] = Math.max(bestOfChunk[chunk], standing.unit[unit]);
        }
        double[] sorted = Arrays.stream(bestOfChunk).sorted().toArray();
        margin = sorted.length < 3 ? 0 : sorted[sorted.length - 1] - sorted[sorted.length - 3];
        bestCover = Arrays.stream(bm25.unitCover).max().orElse(0);
        bestCosine = Arrays.stream(standing.unitCosine).max().orElse(0);
        rarest = Arrays.stream(bm25.idf).max().orElse(0);
        asks = Asked.by(question);
    }

    /// A row of [#UNIT] for each unit.
    float[][] units() {
        boolean[] inQuestion = new boolean[corpus.wordCount()];
        for (int word : standing.questionWords) {
            if (word >= 0) {
                inQuestion[word] = true;
            }
        }
        float[][] rows = new float[corpus.size()][];
        for (int unit = 0; unit < rows.length; unit++) {
            rows[unit] = unit(unit, inQuestion);
        }
        return rows;
    }

    private float[] unit(int unit, boolean[] inQuestion) {
        int chunk = corpus.chunkOf[unit];
        int place = unit - corpus.firstUnit[chunk];
        int before = unit > corpus.firstUnit[chunk] || corpus.runsOn(chunk) ? unit - 1 : unit;
        int after = unit + 1 < corpus.firstUnit[chunk + 1] || corpus.runsOn(chunk + 1) ? unit + 1 : unit;
        double own = standing.unit[unit];
        double previous = before < unit ? standing.unit[before] : Hops.NONE;
        double next = after > unit ? standing.unit[after] : Hops.NONE;
        double names = newCapitals(unit, inQuestion);
        Row row = new Row(UNIT.size());
        row.add(standing.titledUnitZ[unit]).add(standing.unitZ[unit]).add(standing.unitCosineZ[unit])
                .add(standing.unitCosine[unit]).add(bm25.unitCover[unit]).add(standing.chunkZ[chunk])
                .add(standing.chunkCosineZ[chunk]).add(standing.chunkCosine[chunk]).add(bm25.chunkCover[chunk])
                .add(bm25.titleCover[chunk]).add(hops.asked[chunk]).add(1.0 / (1 + place)).add(place == 0)
                .add(Math.log(1 + corpus.words.get(unit).length)).add(Math.max(previous, next))
                .add(Math.max(before < unit ? bm25.unitCover[before] : 0, after > unit ? bm25.unitCover[after] : 0))
                .add(cover(bm25.matched[before] | bm25.matched[unit] | bm25.matched[after]))
                .add(own / 2 + (standing.unit[before] + standing.unit[after]) / 4)
                .add(bestOfChunk[chunk]).add(bestOfChunk[chunk] - own).add(hops.linkIn[chunk])
                .add(hops.linkOut(unit)).add(hops.linkedByAsked[chunk]).add(hops.namesAsked(unit))
                .add(hops.seedCosine[unit]).add(hops.seedTerms[unit]).add(names)
                .add(corpus.numbers[unit]).add(asks.number()).add(asks.time()).add(asks.person()).add(asks.place());
        context(row);
        return row.add(corpus.firstUnit[chunk + 1] - corpus.firstUnit[chunk]).add(own).add(rarestMatch(unit))
                .add(place(chunk)).add(asks.whole()).add(neighbour(chunk)).add(standing.chunkCentredZ[chunk])
                .add(bm25.unitPairs[unit]).add(asks.fits(corpus.amounts[unit], corpus.times[unit], names))
                .add(bm25.titleShare[chunk]).whole();
    }

    /// A row of [#CHUNK] for each chunk, made of the rows of its units.
    float[][] chunks(float[][] units) {
        float[][] rows = new float[corpus.chunks.size()][];
        for (int chunk = 0; chunk < rows.length; chunk++) {
            rows[chunk] = chunk(chunk, units);
        }
        return rows;
    }

    private float[] chunk(int chunk, float[][] units) {
        int from = corpus.firstUnit[chunk];
        int to = corpus.firstUnit[chunk + 1];
        double second = Hops.NONE;
        boolean bestSeen = false;
        double cosine = 0;
        for (int unit = from; unit < to; unit++) {
            boolean best = !bestSeen && standing.unit[unit] == bestOfChunk[chunk];
            bestSeen |= best;
            second = best ? second : Math.max(second, standing.unit[unit]);
            cosine = Math.max(cosine, standing.unitCosine[unit]);
        }
        Row row = new Row(CHUNK.size());
        row.add(standing.chunkZ[chunk]).add(standing.chunkCosineZ[chunk]).add(standing.chunkCosine[chunk])
                .add(bm25.chunkCover[chunk]).add(bm25.titleCover[chunk]).add(hops.asked[chunk])
                .add(bestOfChunk[chunk]).add(second).add(cosine).add(most("cover", units, from, to))
                .add(hops.linkIn[chunk]).add(most("link-out", units, from, to)).add(hops.linkedByAsked[chunk])
                .add(most("names-asked", units, from, to)).add(most("seed-cosine", units, from, to))
                .add(most("seed-terms", units, from, to)).add(Math.log(1 + to - from));
        context(row);
        return row.add(standing.chunk[chunk]).add(asks.person()).add(asks.number()).add(hops.linkInChunk[chunk])
                .add(most("numbers", units, from, to)).add(place(chunk)).add(asks.whole()).add(neighbour(chunk))
                .add(standing.chunkCentredZ[chunk]).add(bm25.chunkPairs[chunk]).add(most("fits-type", units, from, to))
                .add(bm25.titleShare[chunk]).whole();
    }

    // The better standing of what is before and behind a chunk in the same text.
    private double neighbour(int chunk) {
        return Math.max(corpus.runsOn(chunk) ? standing.chunk[chunk - 1] : Hops.NONE,
                corpus.runsOn(chunk + 1) ? standing.chunk[chunk + 1] : Hops.NONE);
    }

    // Where in the one text all chunks are of; -1 where they are several.
    private double place(int chunk) {
        return hops.titledShare > 0 ? -1 : (double) chunk / Math.max(1, corpus.chunks.size() - 1);
    }

    private void context(Row row) {
        row.add(hops.titledShare).add(hops.linkShare).add(bestCover).add(margin).add(bestCosine)
                .add(bm25.question.length).add(Math.min(3, hops.askedTitles));
    }

    private double cover(long matched) {
        double sum = 0;
        double all = 0;
        for (int term = 0; term < Math.min(63, bm25.idf.length); term++) {
            all += bm25.idf[term];
            sum += (matched >> term & 1) == 1 ? bm25.idf[term] : 0;
        }
        return all > 0 ? sum / all : 0;
    }

    private double rarestMatch(int unit) {
        double rare = 0;
        for (int term = 0; term < Math.min(63, bm25.idf.length); term++) {
            rare = (bm25.matched[unit] >> term & 1) == 1 ? Math.max(rare, bm25.idf[term]) : rare;
        }
        return rarest > 0 ? rare / rarest : 0;
    }

    private double newCapitals(int unit, boolean[] inQuestion) {
        int[] words = corpus.words.get(unit);
        int count = 0;
        for (int at = 1; at < words.length; at++) {
            count += words[at] < 0 && !inQuestion[Corpus.plain(words[at])] ? 1 : 0;
        }
        return count;
    }

    private static double most(String signal, float[][] units, int from, int to) {
        int column = UNIT.indexOf(signal);
        double best = from == to ? 0 : Double.NEGATIVE_INFINITY;
        for (int unit = from; unit < to; unit++) {
            best = Math.max(best, units[unit][column]);
        }
        return best;
    }
}
