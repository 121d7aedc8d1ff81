package dev.whittle.formats;

/// Texts as JSON strings that survive every file, editor and YAML reader: whatever could be lost or read
/// differently is escaped, halves of surrogate pairs included.
final class Quoted {
    private Quoted() {}

    static String json(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (stays(text, i)) {
                        quoted.append(c);
                    } else {
                        quoted.append("\\u%04x".formatted((int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /// A text of unknown length and content, fit for a message.
    static String brief(String text) {
        String line = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return line.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", " ").strip();
    }

    /// Whether the char at an index may stand in a file as it is: YAML 1.2 lets it, no reader takes it for
    /// the end of a line, and it is no half of a surrogate pair.
    static boolean stays(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return (c >= ' ' && c < 0x7F) || (c > 0x9F && c != '\u2028' && c != '\u2029' && c != '\uFEFF' && c < '\uFFFE');
    }
}
