package dev.whittle.tokenizer.file;

/// Text of a stranger's file inside a sentence: short, and on one line.
final class Quote {
    private static final int MOST = 60;

    private Quote() {}

    static String of(String text) {
        String start = text.length() <= MOST ? text : text.substring(0, MOST) + "...";
        return start.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
