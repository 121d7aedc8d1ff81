package dev.whittle.formats;

import dev.whittle.format.FormatException;

/// What is the same for the text of every format's file.
final class FileText {
    private FileText() {}

    /// The content without a byte order mark and with `\n` as the only line end. Nothing is lost in our
    /// own files: they hold carriage returns only in escaped form.
    static String normal(String content) throws FormatException {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return bounded(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    static String bounded(String content) throws FormatException {
        if (content.length() > YamlReader.MAX_CHARACTERS) {
            throw new FormatException("The file has %,d characters and the limit is %,d."
                    .formatted(content.length(), YamlReader.MAX_CHARACTERS));
        }
        return content;
    }

    /// Whether a text begins with what any language takes for a blank: JavaScript also trims a no-break space.
    static boolean beginsBlank(String text) {
        return !text.isEmpty() && isBlank(text.charAt(0));
    }

    static boolean endsBlank(String text) {
        return !text.isEmpty() && isBlank(text.charAt(text.length() - 1));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
