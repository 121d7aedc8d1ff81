package dev.whittle.app.prompt;

/// The smallest single replacement that turns one text into another.
record Difference(int start, String removed, String inserted) {
    static Difference between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return new Difference(start, before.substring(start, before.length() - end),
                after.substring(start, after.length() - end));
    }

    boolean isNone() {
        return removed.isEmpty() && inserted.isEmpty();
    }
}
