package dev.whittle.app.prompt;

/// The smallest single replacement that turns one text into another.
record Difference(int start, String removed, String inserted) {
    static Difference between(String before, String after) {
        int start = samePrefix(before, after);
        int end = sameSuffix(before, after, Math.min(before.length(), after.length()) - start);
        return new Difference(start, before.substring(start, before.length() - end),
                after.substring(start, after.length() - end));
    }

    // Both halve the step, so that most characters are compared by String itself, many at a time.
    private static int samePrefix(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        for (int step = Integer.highestOneBit(most); step > 0; step >>= 1) {
            if (same + step <= most && before.regionMatches(same, after, same, step)) {
                same += step;
            }
        }
        return same;
    }

    private static int sameSuffix(String before, String after, int most) {
        int same = 0;
        for (int step = Integer.highestOneBit(most); step > 0; step >>= 1) {
            int next = same + step;
            if (next <= most && before.regionMatches(before.length() - next, after, after.length() - next, step)) {
                same = next;
            }
        }
        return same;
    }

    boolean isNone() {
        return removed.isEmpty() && inserted.isEmpty();
    }
}
