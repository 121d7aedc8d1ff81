package dev.whittle.optimizer.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Words by the hashes of their letters, numbered from 0. Open addressing; the letters of all words stand in one array in
/// the order they came, so that frequent words lie together. One thread at a time may add, others may look meanwhile:
/// they see a word whole or not at all.
final class WordTable {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int LETTERS_PER_WORD = 16;
    // Of each place the hash and, one behind it, the word's number + 1; 0 where no word stands.
    private final int[] places;
    // Where the letters of a word begin; one behind it, where they end.
    private final int[] starts;
    private final char[] letters;
    private int size;

    /// @param places a power of 2; at most half of them are filled
    WordTable(int places) {
        this(places, LETTERS_PER_WORD * places / 2);
    }

    private WordTable(int places, int letters) {
        this.places = new int[2 * places];
        starts = new int[places / 2 + 1];
        this.letters = new char[letters];
    }

    /// Places, filled or not.
    int places() {
        return places.length / 2;
    }

    int size() {
        return size;
    }

    /// The number of a word, -1 if it has none.
    int find(char[] text, int from, int to, int hash) {
        int mask = places.length - 1;
        int at = first(hash);
        while (true) {
            int number = (int) INTS.getAcquire(places, at + 1) - 1;
            if (number < 0) {
                return -1;
            }
            if (places[at] == hash && is(number, text, from, to)) {
                return number;
            }
            at = (at + 2) & mask;
        }
    }

    private boolean is(int number, char[] text, int from, int to) {
        int start = starts[number];
        int length = to - from;
        if (starts[number + 1] - start != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (letters[start + at] != text[from + at]) {
                return false;
            }
        }
        return true;
    }

    /// This table, or a larger one in its place, with one more word; its number is the [#size()] before.
    WordTable with(char[] text, int from, int to, int hash) {
        int end = starts[size] + to - from;
        WordTable table = size + 1 < starts.length && end <= letters.length ? this : larger(end);
        System.arraycopy(text, from, table.letters, end - (to - from), to - from);
        table.starts[table.size + 1] = end;
        table.put(hash, ++table.size);
        return table;
    }

    private WordTable larger(int letters) {
        WordTable larger = new WordTable(2 * places(), Math.max(2 * this.letters.length, letters));
        System.arraycopy(starts, 0, larger.starts, 0, size + 1);
        System.arraycopy(this.letters, 0, larger.letters, 0, starts[size]);
        larger.size = size;
        for (int at = 0; at < places.length; at += 2) {
            if (places[at + 1] != 0) {
                larger.put(places[at], places[at + 1]);
            }
        }
        return larger;
    }

    private void put(int hash, int number) {
        int at = first(hash);
        while (places[at + 1] != 0) {
            at = (at + 2) & (places.length - 1);
        }
        places[at] = hash;
        INTS.setRelease(places, at + 1, number);
    }

    private int first(int hash) {
        return 2 * (hash ^ (hash >>> 15)) & (places.length - 1);
    }
}
