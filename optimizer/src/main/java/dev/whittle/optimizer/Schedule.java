package dev.whittle.optimizer;

import dev.whittle.pass.Edit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Weighted interval scheduling: of edits that overlap, the set that saves most tokens. Where two sets
/// save the same, the one with less risk stays.
final class Schedule {
    // Savings are scaled so that risk only ever decides between equals.
    private static final long SCALE = 1_000_000;

    private Schedule() {}

    /// @param saved tokens the edit saves alone
    record Weighed(Edit edit, long saved) {
        long weight() {
            return saved * SCALE - switch (edit.risk()) {
                case NONE -> 0;
                case LOW -> 1;
                case MEDIUM -> 2;
                case HIGH -> 3;
            };
        }
    }

    /// The best set, by message and place.
    static List<Weighed> best(List<Weighed> all) {
        List<Weighed> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt((Weighed weighed) -> weighed.edit().message())
                .thenComparingInt(weighed -> weighed.edit().end()).thenComparingInt(weighed -> weighed.edit().start()));
        int count = sorted.size();
        long[] total = new long[count + 1];
        int[] before = new int[count];
        for (int index = 0; index < count; index++) {
            before[index] = compatible(sorted, index);
            total[index + 1] = Math.max(total[index], total[before[index]] + sorted.get(index).weight());
        }
        List<Weighed> chosen = new ArrayList<>();
        for (int index = count; index > 0;) {
            if (total[index] == total[index - 1]) {
                index--;
            } else {
                chosen.add(sorted.get(index - 1));
                index = before[index - 1];
            }
        }
        Collections.reverse(chosen);
        return chosen;
    }

    // How many edits, counted from the front, end where this one may still follow.
    private static int compatible(List<Weighed> sorted, int index) {
        Edit edit = sorted.get(index).edit();
        int low = 0;
        int high = index;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Edit other = sorted.get(middle).edit();
            boolean before = other.message() < edit.message()
                    || (other.end() <= edit.start() && other.start() != edit.start());
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
