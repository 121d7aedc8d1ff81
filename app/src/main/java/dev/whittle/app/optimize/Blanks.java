package dev.whittle.app.optimize;

/// Makes white space that an edit is about visible; in other text it stays as it is.
final class Blanks {
    private Blanks() {}

    /// `·` for blanks at the ends and in runs, `→` for tabs, `↵` before line ends.
    static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1 || Character.isWhitespace(text.charAt(i - 1))
                    || Character.isWhitespace(text.charAt(i + 1));
            switch (c) {
                case ' ' -> shown.append(edge ? '·' : ' ');
                case '\t' -> shown.append('→');
                case '\n' -> shown.append("↵\n");
                default -> shown.append(c);
            }
        }
        return shown.toString();
    }

    /// The same on one line, cut to a length.
    static String oneLine(String text, int length) {
        String line = visible(text).replace("↵\n", "↵");
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }
}
