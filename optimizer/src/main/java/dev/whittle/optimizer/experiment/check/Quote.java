package dev.whittle.optimizer.experiment.check;

/// Quotes a text within a sentence: on one line, and only as much of it as is read.
final class Quote {
    private static final int MOST = 80;

    private Quote() {}

    static String of(String text) {
        return '"' + line(text, MOST) + '"';
    }

    /// A text on one line, cut with an ellipsis where it is longer than so many characters.
    static String line(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = Math.min(line.length(), most);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + (end < line.length() ? "…" : "");
    }
}
