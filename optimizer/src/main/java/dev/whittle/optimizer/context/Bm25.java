package dev.whittle.optimizer.context;

import java.util.Arrays;

/// A question's words in a corpus: BM25 (Robertson and Zaragoza 2009, with Lucene's idf; k1 1.2, b 0.75) of units
/// and chunks, and how much of the question each covers.
final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    // Terms at most so far apart stand close together.
    private static final int NEAR = 3;
    final int[] question;
    /// BM25 of each unit's own words, and with its chunk's title before them.
    final double[] unit;
    final double[] titledUnit;
    /// BM25 of each chunk's title and text.
    final double[] chunk;
    /// Share of the question's weight (idf) that occurs in a unit, a chunk with its title, a title; 0 to 1.
    final double[] unitCover;
    final double[] chunkCover;
    final double[] titleCover;
    /// Share of the weight of the question's pairs of neighbouring terms that stand close together in a unit, and
    /// anywhere in a chunk with its title; 0 to 1.
    final double[] unitPairs;
    final double[] chunkPairs;
    /// Share of a title's terms that are the question's.
    final double[] titleShare;
    /// For each unit the question's terms in it, as bits; terms beyond 63 share the last.
    final long[] matched;
    /// Weight of each term of the question by units.
    final double[] idf;

    Bm25(Corpus corpus, int[] question) {
        this.question = question;
        int units = corpus.size();
        int chunks = corpus.chunks.size();
        unit = new double[units];
        titledUnit = new double[units];
        chunk = new double[chunks];
        unitCover = new double[units];
        chunkCover = new double[chunks];
        titleCover = new double[chunks];
        matched = new long[units];
        unitPairs = new double[units];
        chunkPairs = new double[chunks];
        titleShare = new double[chunks];
        int[] place = new int[corpus.termCount()];
        idf = new double[question.length];
        double[] chunkIdf = new double[question.length];
        double weight = 0;
        for (int at = 0; at < question.length; at++) {
            int term = question[at];
            if (term >= 0) {
                place[term] = at + 1;
            }
            idf[at] = idf(units, term < 0 ? 0 : corpus.unitFrequency[term]);
            chunkIdf[at] = idf(chunks, term < 0 ? 0 : corpus.chunkFrequency[term]);
            weight += idf[at];
        }
        if (question.length > 0) {
            score(corpus, place, chunkIdf, weight);
        }
    }

    static double idf(int all, int with) {
        return Math.log(1 + (all - with + 0.5) / (with + 0.5));
    }

    private void score(Corpus corpus, int[] place, double[] chunkIdf, double weight) {
        long terms = corpus.terms.stream().mapToLong(one -> one.length).sum();
        long titles = 0;
        long titled = 0;
        for (int at = 0; at < chunk.length; at++) {
            int length = corpus.titleTerms.get(at).length;
            titles += length;
            titled += (long) length * (corpus.firstUnit[at + 1] - corpus.firstUnit[at]);
        }
        double meanUnit = Math.max(1, (double) terms / Math.max(1, unit.length));
        double meanTitled = Math.max(1, (double) (terms + titled) / Math.max(1, unit.length));
        double meanChunk = Math.max(1, (double) (terms + titles) / chunk.length);
        int width = idf.length;
        int[] last = new int[width];
        int[] inTitle = new int[width];
        int[] inUnit = new int[width];
        int[] inChunk = new int[width];
        for (int at = 0; at < chunk.length; at++) {
            int[] title = corpus.titleTerms.get(at);
            count(title, place, inTitle);
            long pairs = pairs(title, place, last);
            titleShare[at] = Arrays.stream(title).filter(term -> place[term] > 0).count() / Math.max(1.0, title.length);
            System.arraycopy(inTitle, 0, inChunk, 0, width);
            int length = title.length;
            for (int part = corpus.firstUnit[at]; part < corpus.firstUnit[at + 1]; part++) {
                int[] own = corpus.terms.get(part);
                boolean any = count(own, place, inUnit);
                length += own.length;
                if (any) {
                    long close = pairs(own, place, last);
                    unitPairs[part] = weightOf(close);
                    pairs |= close;
                }
                for (int term = 0; term < width; term++) {
                    int tf = inUnit[term];
                    if (any && tf > 0) {
                        inChunk[term] += tf;
                        unit[part] += idf[term] * saturated(tf, own.length / meanUnit);
                        unitCover[part] += idf[term] / weight;
                        matched[part] |= 1L << Math.min(63, term);
                    }
                    if (tf + inTitle[term] > 0) {
                        titledUnit[part] += idf[term]
                                * saturated(tf + inTitle[term], (own.length + title.length) / meanTitled);
                    }
                    inUnit[term] = 0;
                }
            }
            chunkPairs[at] = weightOf(pairs);
            for (int term = 0; term < width; term++) {
                if (inChunk[term] > 0) {
                    chunk[at] += chunkIdf[term] * saturated(inChunk[term], length / meanChunk);
                    chunkCover[at] += idf[term] / weight;
                    titleCover[at] += inTitle[term] > 0 ? idf[term] / weight : 0;
                }
                inTitle[term] = 0;
            }
        }
    }

    // Bit n is set where terms n and n + 1 of the question stand close together, in any order.
    private static long pairs(int[] terms, int[] place, int[] last) {
        Arrays.fill(last, -NEAR - 1);
        long pairs = 0;
        for (int at = 0; at < terms.length; at++) {
            int term = place[terms[at]] - 1;
            if (term >= 0) {
                last[term] = at;
                if (term > 0 && at - last[term - 1] <= NEAR) {
                    pairs |= 1L << Math.min(63, term - 1);
                }
                if (term + 1 < last.length && at - last[term + 1] <= NEAR) {
                    pairs |= 1L << Math.min(63, term);
                }
            }
        }
        return pairs;
    }

    private double weightOf(long pairs) {
        double all = 0;
        double sum = 0;
        for (int term = 0; term + 1 < Math.min(64, idf.length); term++) {
            all += idf[term] + idf[term + 1];
            sum += (pairs >> term & 1) == 1 ? idf[term] + idf[term + 1] : 0;
        }
        return all > 0 ? sum / all : 0;
    }

    private static boolean count(int[] terms, int[] place, int[] counts) {
        boolean any = false;
        for (int term : terms) {
            if (place[term] > 0) {
                counts[place[term] - 1]++;
                any = true;
            }
        }
        return any;
    }

    private static double saturated(int frequency, double relativeLength) {
        return frequency / (frequency + K1 * (1 - B + B * relativeLength));
    }
}
