package dev.whittle.tokenizer.bpe;

/// A place in a text, in bytes of its UTF-8 and in UTF-16 chars at once. It only goes forward.
final class Place {
    private final String text;
    private int at;
    private int charStart; // of the character the byte at `at` belongs to
    private int charEnd; // of the character the byte before `at` belongs to
    private int inside; // bytes of the character at charStart that lie before `at`

    Place(String text) {
        this.text = text;
    }

    /// Bytes before this place.
    int bytes() {
        return at;
    }

    /// Chars before the character this place is in or before.
    int charStart() {
        return charStart;
    }

    /// Chars up to the end of the character this place is in or behind.
    int charEnd() {
        return charEnd;
    }

    void forward(int bytes) {
        at += bytes;
        inside += bytes;
        while (inside > 0) {
            int codePoint = text.codePointAt(charStart);
            int width = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            charEnd = charStart + Character.charCount(codePoint);
            if (inside < width) {
                return;
            }
            inside -= width;
            charStart = charEnd;
        }
    }
}
