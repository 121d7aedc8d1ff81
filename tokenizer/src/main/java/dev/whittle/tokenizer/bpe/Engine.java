package dev.whittle.tokenizer.bpe;

import java.util.List;

/// A vocabulary with the splitter that belongs to it. Thread-safe: each call borrows a [Counter].
public final class Engine {
    private final Splitter splitter;
    private final Vocabulary vocabulary;
    private final Cuts cuts;
    private final Counter[] idle = new Counter[4]; // 1.6 MB each; more callers at once make their own
    private int idles;

    Engine(Splitter splitter, Vocabulary vocabulary) {
        this.splitter = splitter;
        this.vocabulary = vocabulary;
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
        return new Counter(splitter, cuts, vocabulary);
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
