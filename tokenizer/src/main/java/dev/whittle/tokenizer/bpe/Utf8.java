package dev.whittle.tokenizer.bpe;

/// UTF-8 as tiktoken sees a text: a lone surrogate is U+FFFD. `String.getBytes` would write `?`.
public final class Utf8 {
    /// How many bytes behind the text an array must have: pieces are read eight bytes at a time.
    public static final int PADDING = PieceCache.READ_AHEAD;

    private Utf8() {}

    /// The most bytes a number of UTF-16 chars can become, with the padding.
    public static int room(int chars) {
        return Math.addExact(Math.multiplyExact(chars, 3), PADDING);
    }

    /// Writes the chars from `from` to before `to` to the start of an array with [#room] for them.
    ///
    /// @return the number of bytes
    public static int encode(String text, int from, int to, byte[] out) {
        int at = 0;
        for (int i = from; i < to; i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at] = (byte) (0xC0 | (c >> 6));
                out[at + 1] = (byte) (0x80 | (c & 0x3F));
                at += 2;
            } else if (!Character.isSurrogate((char) c)) {
                at = three(c, out, at);
            } else if (i + 1 < to && Character.isSurrogatePair((char) c, text.charAt(i + 1))) {
                at = four(Character.toCodePoint((char) c, text.charAt(++i)), out, at);
            } else {
                at = three(0xFFFD, out, at);
            }
        }
        return at;
    }

    /// The bytes [#encode] writes for the chars from `from` to before `to`.
    static int bytes(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x800) {
                bytes += c < 0x80 ? 1 : 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    private static int three(int c, byte[] out, int at) {
        out[at] = (byte) (0xE0 | (c >> 12));
        out[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
        out[at + 2] = (byte) (0x80 | (c & 0x3F));
        return at + 3;
    }

    private static int four(int c, byte[] out, int at) {
        out[at] = (byte) (0xF0 | (c >> 18));
        out[at + 1] = (byte) (0x80 | ((c >> 12) & 0x3F));
        out[at + 2] = (byte) (0x80 | ((c >> 6) & 0x3F));
        out[at + 3] = (byte) (0x80 | (c & 0x3F));
        return at + 4;
    }

    /// The UTF-16 chars of a part that begins and ends between characters.
    public static int chars(byte[] utf8, int from, int to) {
        int chars = 0;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            chars += b >= (byte) 0xC0 || b >= 0 ? 1 : 0; // a byte inside a sequence is below 0xC0
            chars += b >= (byte) 0xF0 && b < 0 ? 1 : 0;
        }
        return chars;
    }
}
