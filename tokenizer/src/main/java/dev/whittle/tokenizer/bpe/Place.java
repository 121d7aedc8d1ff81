package dev.whittle.tokenizer.bpe;

/// A place in a text, in bytes of its UTF-8 and in UTF-16 chars at once. It only goes forward. Where a
/// text is normalized the bytes are those it becomes, and what changes together is one character.
final class Place {
    private final String text;
    private final Normalization normalization;
    private int at;
    private int charStart; // of the character the byte at `at` belongs to
    private int charEnd; // of the character the byte before `at` belongs to
    private int inside; // bytes of the character at charStart that lie before `at`

    Place(String text, Normalization normalization) {
        this.text = text;
        this.normalization = normalization;
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
        while (inside > 0 && charStart < text.length()) {
            charEnd = normalization.clusterEnd(text, charStart);
            int width = width(charStart, charEnd);
            if (inside < width) {
                return;
            }
            inside -= width;
            charStart = charEnd;
        }
    }

    private int width(int from, int to) {
        int only = text.codePointAt(from);
        if (from + Character.charCount(only) == to && !normalization.changes(only)) {
            return only < 0x80 ? 1 : only < 0x800 ? 2 : only < 0x10000 ? 3 : 4;
        }
        String changed = normalization.apply(text.substring(from, to));
        return Utf8.encode(changed, 0, changed.length(), new byte[Utf8.room(changed.length())]);
    }
}
