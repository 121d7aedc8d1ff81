package dev.whittle.optimizer.protect;

import dev.whittle.pass.Protection.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers "is this place protected" in logarithmic time, where `Protection.touches` looks at every
/// span. Immutable.
public final class Shield {
    private final Map<Integer, int[][]> byMessage = new HashMap<>();

    /// A shield of spans, which may overlap and come in any order.
    public Shield(Collection<Span> spans) {
        Map<Integer, List<Span>> sorted = new HashMap<>();
        spans.forEach(span -> sorted.computeIfAbsent(span.message(), _ -> new ArrayList<>()).add(span));
        sorted.forEach((message, own) -> byMessage.put(message, merged(own)));
    }

    /// Whether any char of a range is protected, or an insertion point lies inside a protected span.
    public boolean touches(int message, int start, int end) {
        int[][] ranges = byMessage.get(message);
        if (ranges == null) {
            return false;
        }
        int found = Arrays.binarySearch(ranges[0], start);
        int at = found >= 0 ? found : -found - 2;
        boolean inside = at >= 0 && (start != end || ranges[0][at] < start) && start < ranges[1][at];
        return inside || (start != end && at + 1 < ranges[0].length && ranges[0][at + 1] < end);
    }

    private static int[][] merged(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::start));
        int[] starts = new int[spans.size()];
        int[] ends = new int[spans.size()];
        int count = 0;
        for (Span span : spans) {
            if (count > 0 && span.start() < ends[count - 1]) {
                ends[count - 1] = Math.max(ends[count - 1], span.end());
            } else if (span.start() < span.end()) {
                starts[count] = span.start();
                ends[count++] = span.end();
            }
        }
        return new int[][]{Arrays.copyOf(starts, count), Arrays.copyOf(ends, count)};
    }
}
