package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import dev.whittle.optimizer.text.NearCopies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds chunks that say the same as an earlier one, or nearly: four fifths of their runs of three words are common.
/// Not thread-safe.
final class Twins {
    /// Share of their runs two near copies have in common.
    private static final double ALIKE = 0.8;
    private static final int FEWEST_RUNS = 8;
    private static final char[] SMALL = new char[128];
    private final Map<String, Scored> exact = new HashMap<>();
    private final NearCopies<Seen> seen = new NearCopies<>(8, 3);

    static {
        for (char c = 0; c < SMALL.length; c++) {
            SMALL[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
    }

    /// A chunk that is no copy.
    private static final class Seen {
        final Scored scored;
        private int[] runs;
        private boolean sorted;

        Seen(Scored scored, int[] runs) {
            this.scored = scored;
            this.runs = runs;
        }

        // Few chunks are ever compared.
        int[] sorted() {
            runs = sorted ? runs : distinct(runs);
            sorted = true;
            return runs;
        }
    }

    /// The earlier chunk this one is a copy of; if there is none, this one is remembered.
    @Nullable
    Scored twin(Scored scored) {
        String text = scored.chunk().text();
        int[] runs = runs(text);
        if (runs.length < FEWEST_RUNS) {
            return exact.putIfAbsent(Copies.key(text), scored);
        }
        NearCopies.Signature signature = seen.signature(runs);
        Seen own = new Seen(scored, runs);
        for (Seen other : seen.near(signature)) {
            if (alike(own.sorted(), other.sorted())) {
                return other.scored;
            }
        }
        seen.add(signature, own);
        return null;
    }

    // Hashes of all runs of three words in small letters.
    private static int[] runs(String text) {
        int[] runs = new int[text.length() / 2 + 1];
        int size = 0;
        int words = 0;
        int before = 0;
        int last = 0;
        int word = 0;
        for (int at = 0; at <= text.length(); at++) {
            int c = at < text.length() ? small(text.charAt(at)) : 0;
            if (c != 0) {
                word = word * 31 + c;
            } else if (word != 0) {
                if (++words > 2) {
                    runs[size++] = NearCopies.mixed((before * 31 + last) * 31 + word);
                }
                before = last;
                last = word;
                word = 0;
            }
        }
        return Arrays.copyOf(runs, size);
    }

    private static int[] distinct(int[] runs) {
        int[] sorted = runs.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[distinct++] = sorted[at];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    // A letter in lower case, a digit as it is; 0 for anything else.
    private static int small(char c) {
        return c < SMALL.length
                ? SMALL[c]
                : Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    private static boolean alike(int[] left, int[] right) {
        int common = 0;
        int other = 0;
        for (int run : left) {
            while (other < right.length && right[other] < run) {
                other++;
            }
            common += other < right.length && right[other] == run ? 1 : 0;
        }
        return common >= ALIKE * (left.length + right.length - common);
    }
}
