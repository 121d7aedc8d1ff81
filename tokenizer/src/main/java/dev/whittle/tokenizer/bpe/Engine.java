package dev.whittle.tokenizer.bpe;

import java.util.List;
import java.util.function.Supplier;

/// A vocabulary with all that belongs to it: what is taken out of a text first, how it is normalized and
/// split, and how its pieces are encoded. Its tokens have numbers: those of the vocabulary, then the
/// symbols, then what only a whole piece becomes. Thread-safe: each call borrows a [Counter].
public final class Engine {
    private final Splitter splitter;
    private final Vocabulary vocabulary;
    private final Normalization normalization;
    private final Symbols symbols;
    private final Symbols wholes;
    private final Supplier<PieceEncoder> encoders;
    private final Cuts cuts;
    private final Counter[] idle = new Counter[4]; // 1.6 MB each; more callers at once make their own
    private int idles;

    Engine(Splitter splitter, Vocabulary vocabulary) {
        this(splitter, vocabulary, Normalization.NONE, new Symbols(List.of()), new Symbols(List.of()),
                () -> new LongestFitEncoder(vocabulary));
    }

    Engine(Splitter splitter, Vocabulary vocabulary, Normalization normalization, Symbols symbols,
            Symbols wholes, Supplier<PieceEncoder> encoders) {
        this.splitter = splitter;
        this.vocabulary = vocabulary;
        this.normalization = normalization;
        this.symbols = symbols;
        this.wholes = wholes;
        this.encoders = encoders;
        cuts = new Cuts(List.of(this));
    }

    Splitter splitter() {
        return splitter;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Cuts cuts() {
        return cuts;
    }

    Normalization normalization() {
        return normalization;
    }

    Symbols symbols() {
        return symbols;
    }

    /// Whether nothing is done to a text before it is split.
    boolean isPlain() {
        return normalization == Normalization.NONE && symbols.size() == 0;
    }

    /// How many tokens there are.
    int size() {
        return vocabulary.size() + symbols.size() + wholes.size();
    }

    /// A token's bytes.
    byte[] bytes(int token) {
        int beside = token - vocabulary.size();
        return beside < 0
                ? vocabulary.bytes(token)
                : beside < symbols.size() ? symbols.bytes(beside) : wholes.bytes(beside - symbols.size());
    }

    /// The length of a token in bytes; 0 for a number that is not given out.
    int length(int token) {
        int beside = token - vocabulary.size();
        return beside < 0
                ? vocabulary.length(token)
                : beside < symbols.size() ? symbols.length(beside) : wholes.length(beside - symbols.size());
    }

    /// Whether a text may be cut at all without changing its tokens.
    public boolean isCuttable() {
        return normalization != Normalization.NFKC;
    }

    /// Whether a text may be cut between two characters of these classes.
    boolean safe(int left, int right) {
        return normalization.safe(left, right, splitter) && !symbols.join(left, right);
    }

    /// Whether a text may be cut at a place inside a run of letters.
    ///
    /// @param lower whether they are lower-case letters
    boolean isSoft(byte[] utf8, int from, int at, int to, boolean lower) {
        if (!splitter.soft(utf8, at, lower) || (splitter.remembersLower() && !isPlain())) {
            return false;
        }
        return !vocabulary.crosses(utf8, from, at, to) && !symbols.crosses(utf8, from, at, to)
                && !wholes.crosses(utf8, from, at, to)
                && normalization.leaves(utf8, Math.max(from, at - reach()), Math.min(to, at + reach()));
    }

    /// How near to a place inside a run of letters, in bytes, a change can keep it from being cut.
    int reach() {
        return Math.max(vocabulary.longestLength(), Math.max(symbols.longestLength(), wholes.longestLength()));
    }

    /// The tokens of a text.
    public long count(String text) {
        Counter counter = borrow();
        long count = counter.count(text);
        giveBack(counter);
        return count;
    }

    /// The tokens of a part of a text, as [Utf8#encode] writes it.
    ///
    /// @param afterLower whether the part begins inside a piece that already has a lower-case letter
    public long count(byte[] utf8, int from, int to, boolean afterLower) {
        Counter counter = borrow();
        long count = counter.count(utf8, from, to, afterLower);
        giveBack(counter);
        return count;
    }

    /// Whether a part that begins inside a piece is split another way when the piece already has a
    /// lower-case letter.
    public boolean splitsElsewhereAfterLower(byte[] utf8, int from, int to) {
        return splitter.remembersLower() && splitter.end(utf8, from, to) != splitter.endAfterLower(utf8, from, to);
    }

    /// Whether the piece a part ends inside has a lower-case letter, as far as the engine cares.
    ///
    /// @param afterLower the same for the piece it begins inside
    public boolean endsAfterLower(byte[] utf8, int from, int to, boolean afterLower) {
        if (!splitter.remembersLower()) {
            return false;
        }
        int start = from;
        int end = afterLower ? splitter.endAfterLower(utf8, from, to) : from;
        if (afterLower && end == to) {
            return true;
        }
        while (end < to) {
            start = end;
            end = splitter.end(utf8, start, to);
        }
        for (int at = start; at < to; at += CharClass.width(utf8[at])) {
            if (CharClass.at(utf8, at) == CharClass.LOWER) {
                return true;
            }
        }
        return false;
    }

    /// Hands on the tokens of a text, piece by piece.
    void encode(String text, Counter.Sink sink) {
        Counter counter = borrow();
        counter.encode(text, sink);
        giveBack(counter);
    }

    /// Forgets what was seen lately, for measurements of a first count.
    public void forget() {
        synchronized (idle) {
            for (int i = 0; i < idles; i++) {
                idle[i].forget();
            }
        }
    }

    private Counter borrow() {
        synchronized (idle) {
            if (idles > 0) {
                return idle[--idles];
            }
        }
        return new Counter(this, cuts, encoders.get());
    }

    // Not in a finally: a counter that failed half way is not used again.
    private void giveBack(Counter counter) {
        synchronized (idle) {
            if (idles < idle.length && !counter.isHuge()) {
                idle[idles++] = counter;
            }
        }
    }
}
