package dev.whittle.app.prompt;

import java.util.Arrays;

/// Where the editor shows breaks that are no part of the text, and with that the way between places in the text and
/// places in what is shown.
final class Folds {
    private int[] breaks = new int[16]; // places in what is shown, ascending
    private int count;

    /// The place in what is shown of one in the text; where both sides of a break are the same, the one behind it.
    int shown(int place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (breaks[middle] - middle <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return place + low;
    }

    /// The place in the text of one in what is shown.
    int place(int shown) {
        return shown - firstFrom(shown);
    }

    boolean isBreak(int shown) {
        int found = firstFrom(shown);
        return found < count && breaks[found] == shown;
    }

    /// A part of what is shown without its breaks.
    ///
    /// @param from where the part begins
    String text(String part, int from) {
        int next = firstFrom(from);
        if (next == count || breaks[next] >= from + part.length()) {
            return part;
        }
        StringBuilder text = new StringBuilder(part.length());
        int copied = 0;
        for (; next < count && breaks[next] < from + part.length(); next++) {
            text.append(part, copied, breaks[next] - from);
            copied = breaks[next] - from + 1;
        }
        return text.append(part, copied, part.length()).toString();
    }

    /// What is shown has changed: breaks that were removed are gone, those behind have moved.
    void replaced(int position, int removed, int inserted) {
        int first = firstFrom(position);
        int behind = firstFrom(position + removed);
        for (int i = behind; i < count; i++) {
            breaks[first + i - behind] = breaks[i] + inserted - removed;
        }
        count -= behind - first;
    }

    /// What was inserted holds breaks.
    ///
    /// @param inserted their places, counted from where it was inserted
    void add(int position, int[] inserted) {
        if (inserted.length == 0) {
            return;
        }
        int at = firstFrom(position);
        int[] grown = breaks.length < count + inserted.length
                ? Arrays.copyOf(breaks, 2 * (count + inserted.length))
                : breaks;
        System.arraycopy(breaks, at, grown, at + inserted.length, count - at);
        for (int i = 0; i < inserted.length; i++) {
            grown[at + i] = position + inserted[i];
        }
        breaks = grown;
        count += inserted.length;
    }

    int count() {
        return count;
    }

    private int firstFrom(int shown) {
        int found = Arrays.binarySearch(breaks, 0, count, shown);
        return found >= 0 ? found : -found - 1;
    }
}
