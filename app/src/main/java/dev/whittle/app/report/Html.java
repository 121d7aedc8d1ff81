package dev.whittle.app.report;

/// Text inside HTML.
final class Html {
    private Html() {}

    /// Escaped for content and for attributes in double quotes; what HTML cannot hold shows as U+FFFD.
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(XmlText.allowed(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }
}
