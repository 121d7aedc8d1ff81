package dev.whittle.tokenizer.live;

import dev.whittle.tokenizer.bpe.Cuts;
import dev.whittle.tokenizer.bpe.Engine;
import dev.whittle.tokenizer.bpe.Utf8;
import dev.whittle.tokenizer.estimate.TextProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Cuts text into segments and measures them: the tokens of each engine, then the profile if asked for.
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
        long[] values = counts(text, utf8, start, end);
        boolean lower = endSoft && endsAfterLower(utf8, start, end, false);
        if (!soft) {
            return new Measure(values, lower);
        }
        long[] valuesAfter = values.clone();
        for (int i = 0; i < engines.size(); i++) {
            if (engines.get(i).remembersLower()) {
                valuesAfter[i] = engines.get(i).count(utf8, start, end, true);
            }
        }
        boolean lowerAfter = endSoft && endsAfterLower(utf8, start, end, true);
        return lower == lowerAfter && Arrays.equals(values, valuesAfter)
                ? new Measure(values, lower)
                : new Measure(values, lower, new Measure(valuesAfter, lowerAfter));
    }

    private boolean endsAfterLower(byte[] utf8, int start, int end, boolean afterLower) {
        for (Engine engine : engines) {
            if (engine.remembersLower()) {
                return engine.endsAfterLower(utf8, start, end, afterLower);
            }
        }
        return false;
    }

    private long[] counts(String text, byte[] utf8, int start, int end) {
        int size = engines.size();
        long[] values = new long[profiled ? size + 9 : size];
        for (int i = 0; i < size; i++) {
            values[i] = engines.get(i).count(utf8, start, end, false);
        }
        if (profiled) {
            TextProfile profile = TextProfile.of(text);
            values[size] = profile.latin();
            values[size + 1] = profile.codeMarks();
            values[size + 2] = profile.markupMarks();
            values[size + 3] = profile.digits();
            values[size + 4] = profile.digitGroups();
            values[size + 5] = profile.accented();
            values[size + 6] = profile.han();
            values[size + 7] = profile.kana();
            values[size + 8] = profile.other();
        }
        return values;
    }

    /// The profile within a measure.
    TextProfile profile(Measure measure) {
        int first = engines.size();
        return new TextProfile(
                measure.value(first),
                measure.value(first + 1),
                measure.value(first + 2),
                measure.value(first + 3),
                measure.value(first + 4),
                measure.value(first + 5),
                measure.value(first + 6),
                measure.value(first + 7),
                measure.value(first + 8));
    }

    /// The tokens of an engine within a measure.
    long tokens(Measure measure, Engine engine) {
        return measure.value(engines.indexOf(engine));
    }
}
