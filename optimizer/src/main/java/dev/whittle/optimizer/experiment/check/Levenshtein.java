package dev.whittle.optimizer.experiment.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How many characters must be inserted, deleted or replaced to make one text of another, by
/// Myers' bit vectors in Hyyrö's form ("A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances", 2003): 64 rows of the table at once. Characters are code points.
final class Levenshtein {
    private static final int LATIN = 256;

    private Levenshtein() {}

    static int distance(String left, String right) {
        int[] a = characters(left);
        int[] b = characters(right);
        int start = 0;
        while (start < a.length && start < b.length && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        int[] shorter = a.length <= b.length ? a : b;
        int[] longer = a.length <= b.length ? b : a;
        return distance(shorter, start, shorter.length - start - end, longer, start, longer.length - start - end);
    }

    private static int distance(int[] rows, int rowsFrom, int rowCount, int[] columns, int columnsFrom,
            int columnCount) {
        if (rowCount == 0) {
            return columnCount;
        }
        int blocks = (rowCount + 63) / 64;
        // Where each character stands among the rows; those below 256 without a detour through a map.
        long[][] latin = new long[LATIN][];
        Map<Integer, long[]> others = new HashMap<>();
        for (int row = 0; row < rowCount; row++) {
            int character = rows[rowsFrom + row];
            long[] places = character < LATIN ? latin[character] : others.get(character);
            if (places == null) {
                places = new long[blocks];
                if (character < LATIN) {
                    latin[character] = places;
                } else {
                    others.put(character, places);
                }
            }
            places[row / 64] |= 1L << row;
        }
        long[] none = new long[blocks];
        long[] plus = new long[blocks];
        long[] minus = new long[blocks];
        Arrays.fill(plus, -1L);
        long lastRow = 1L << (rowCount - 1);
        int distance = rowCount;
        for (int column = 0; column < columnCount; column++) {
            int character = columns[columnsFrom + column];
            long[] found = character < LATIN ? latin[character] : others.get(character);
            long[] match = found == null ? none : found;
            // The row above the first one grows by 1 a column.
            long plusIn = 1;
            long minusIn = 0;
            for (int block = 0; block < blocks; block++) {
                long up = plus[block];
                long down = minus[block];
                long equal = match[block];
                long vertical = equal | down;
                equal |= minusIn;
                long horizontal = (((equal & up) + up) ^ up) | equal;
                long grows = down | ~(horizontal | up);
                long shrinks = up & horizontal;
                if (block == blocks - 1) {
                    distance += (grows & lastRow) != 0 ? 1 : (shrinks & lastRow) != 0 ? -1 : 0;
                }
                long plusOut = grows >>> 63;
                long minusOut = shrinks >>> 63;
                grows = (grows << 1) | plusIn;
                shrinks = (shrinks << 1) | minusIn;
                plus[block] = shrinks | ~(vertical | grows);
                minus[block] = grows & vertical;
                plusIn = plusOut;
                minusIn = minusOut;
            }
        }
        return distance;
    }

    private static int[] characters(String text) {
        int[] characters = new int[text.codePointCount(0, text.length())];
        for (int at = 0, from = 0; at < characters.length; at++) {
            characters[at] = text.codePointAt(from);
            from += Character.charCount(characters[at]);
        }
        return characters;
    }
}
