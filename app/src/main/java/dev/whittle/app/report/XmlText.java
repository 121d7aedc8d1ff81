package dev.whittle.app.report;

/// What XML 1.0 can hold.
final class XmlText {
    private XmlText() {}

    static boolean allowed(int point) {
        return point == '\t' || point == '\n' || point == '\r' || (point >= ' '
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) && point != 0xFFFE
                && point != 0xFFFF);
    }

    /// A text in which what XML cannot hold, even escaped, shows as U+FFFD.
    static String of(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().map(point -> allowed(point) ? point : 0xFFFD).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
