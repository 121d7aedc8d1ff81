package dev.whittle.optimizer.context;

import java.util.Arrays;

/// Gives keys the numbers 0, 1, 2 and so on in the order they first come. Open addressing over plain ints.
final class Numbering {
    private static final int FREE = -1;
    private static final int PLACES = 2048;
    private int[] keys = new int[PLACES];
    private int[] numbers = new int[PLACES];
    private int size;

    Numbering() {
        Arrays.fill(keys, FREE);
    }

    /// The number of a key of 0 or more; a new one has the number that was [#size()] before.
    int of(int key) {
        int place = place(key);
        if (keys[place] == key) {
            return numbers[place];
        }
        keys[place] = key;
        numbers[place] = size++;
        if (2 * size > keys.length) {
            grow();
        }
        return size - 1;
    }

    /// The number of a key, -1 if it has none.
    int known(int key) {
        int place = place(key);
        return keys[place] == key ? numbers[place] : -1;
    }

    int size() {
        return size;
    }

    private int place(int key) {
        int mask = keys.length - 1;
        int at = ((key * 0x9E3779B9) >>> 7) & mask;
        while (keys[at] != key && keys[at] != FREE) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] before = keys;
        int[] own = numbers;
        keys = new int[2 * before.length];
        numbers = new int[2 * before.length];
        Arrays.fill(keys, FREE);
        for (int at = 0; at < before.length; at++) {
            if (before[at] != FREE) {
                int place = place(before[at]);
                keys[place] = before[at];
                numbers[place] = own[at];
            }
        }
    }
}
