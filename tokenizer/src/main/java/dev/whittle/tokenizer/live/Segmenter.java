package dev.whittle.tokenizer.live;

import dev.whittle.tokenizer.bpe.Cuts;
import dev.whittle.tokenizer.bpe.Engine;
import dev.whittle.tokenizer.bpe.Utf8;
import dev.whittle.tokenizer.estimate.TextProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Cuts text into segments and measures them.
final class Segmenter {
    private static final int LEAST = 256; // bytes; a hard cut is taken from here on
    private static final int MOST = 512; // bytes; up to here a text is one segment, from here a soft cut will do
    private static final int BLOCK = 1 << 14; // chars

    private final List<Engine> engines;
    private final boolean profiled;
    private final Cuts cuts;
    private final SplittableRandom random = new SplittableRandom(0x5EED);
    private byte[] buffer = new byte[Utf8.room(MOST)];

    /// @param profiled whether to measure the text's profile as well
    Segmenter(List<Engine> engines, boolean profiled) {
        this.engines = engines;
        this.profiled = profiled;
        cuts = new Cuts(engines);
    }

    Cuts cuts() {
        return cuts;
    }

    /// Cuts a text that is not empty.
    ///
    /// @param soft whether it begins with a soft cut
    /// @param nextSoft whether what follows it does
    List<Segment> segments(String text, boolean soft, boolean nextSoft) {
        List<Segment> segments = new ArrayList<>();
        boolean startSoft = soft;
        for (int from = 0; from < text.length();) {
            int to = text.length() - from <= BLOCK ? text.length() : cuts.next(text, from + BLOCK);
            byte[] utf8 = buffer(to - from);
            int length = Utf8.encode(text, from, to, utf8);
            for (int start = 0; start < length;) {
                int end = length - start <= MOST ? length : cuts.end(utf8, start, length, LEAST, MOST);
                boolean endSoft = end < length ? cuts.isSoft(utf8, end) : to == text.length() && nextSoft;
                int chars = Utf8.chars(utf8, start, end);
                String part = text.substring(from, from + chars);
                Measure measure = measure(part, utf8, start, end, startSoft, endSoft);
                segments.add(new Segment(part, startSoft, measure, random.nextInt()));
                startSoft = endSoft;
                start = end;
                from += chars;
            }
        }
        return segments;
    }

    private byte[] buffer(int chars) {
        int room = Utf8.room(chars);
        if (room <= buffer.length) {
            return buffer;
        }
        byte[] larger = new byte[room];
        if (chars <= 2 * BLOCK) { // a giant's is not kept
            buffer = larger;
        }
        return larger;
    }

    private Measure measure(String text, byte[] utf8, int start, int end, boolean soft, boolean endSoft) {
        long[] tokens = count(utf8, start, end, false);
        TextProfile profile = profiled ? TextProfile.of(text) : TextProfile.EMPTY;
        boolean lower = endSoft && endsAfterLower(utf8, start, end, false);
        boolean lowerAfter = soft && endSoft && endsAfterLower(utf8, start, end, true);
        boolean splitsElsewhere = soft && splitsElsewhereAfterLower(utf8, start, end);
        if (!soft || (lower == lowerAfter && !splitsElsewhere)) {
            return new Measure(tokens, profile, lower);
        }
        long[] tokensAfter = splitsElsewhere ? count(utf8, start, end, true) : tokens;
        return new Measure(tokens, profile, lower, new Measure(tokensAfter, profile, lowerAfter));
    }

    private long[] count(byte[] utf8, int start, int end, boolean afterLower) {
        long[] tokens = new long[engines.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = engines.get(i).count(utf8, start, end, afterLower);
        }
        return tokens;
    }

    private boolean endsAfterLower(byte[] utf8, int start, int end, boolean afterLower) {
        return engines.stream().anyMatch(engine -> engine.endsAfterLower(utf8, start, end, afterLower));
    }

    private boolean splitsElsewhereAfterLower(byte[] utf8, int start, int end) {
        return engines.stream().anyMatch(engine -> engine.splitsElsewhereAfterLower(utf8, start, end));
    }

    /// The tokens of an engine within a measure.
    long tokens(Measure measure, Engine engine) {
        return measure.tokens(engines.indexOf(engine));
    }
}
