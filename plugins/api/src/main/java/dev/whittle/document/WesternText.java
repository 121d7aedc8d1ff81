package dev.whittle.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Tells whether bytes that are not UTF-8 are a text in Windows-1252. Other encodings of one byte or two a
/// letter are told from it by what they would look like: words of nothing but accented letters (Russian,
/// Greek, Chinese), signs in the middle of words (Polish, DOS).
final class WesternText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /// No Western word has so many letters with accents in a row.
    private static final int LONG_RUN = 4;
    /// Of ten characters beyond ASCII, so many may stand where none is expected.
    private static final int MOST_ODD = 1;
    private static final String IN_WORDS = "\u2019\u2018\u00B4\u00B7\u00AD\u2013\u2014\u2026";

    private WesternText() {}

    /// The text; null if the bytes are UTF-8, or not surely Windows-1252.
    static @Nullable String of(byte[] bytes) {
        FileKind kind = FileKind.of(bytes);
        if ((kind != null && kind.alwaysBinary()) || !isNotUtf8(bytes)) {
            return null;
        }
        String text;
        try {
            text = WINDOWS_1252.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null; // a byte that Windows-1252 has no character for
        }
        return isRead(text) ? text : null;
    }

    // Whether more bytes beyond ASCII break the rules of UTF-8 than characters keep to them. Where it is the other way
    // round it is UTF-8 that was damaged.
    private static boolean isNotUtf8(byte[] bytes) {
        int characters = 0;
        int broken = 0;
        for (int at = 0; at < bytes.length;) {
            int length = length(bytes, at);
            if (bytes[at] < 0) {
                characters += length > 1 ? 1 : 0;
                broken += length > 1 ? 0 : 1;
            }
            at += length;
        }
        return broken > characters;
    }

    // Bytes of the character of UTF-8 that begins here, 1 if none does.
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        for (int next = at + 1; next < at + length; next++) {
            if (next >= bytes.length || (bytes[next] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return length;
    }

    private static boolean isRead(String text) {
        int beyond = 0;
        int odd = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' && (c < '\b' || c > '\r') && c != 0x1B) {
                return false;
            }
            boolean accented = c > 0x7F && Character.isLetter(c);
            run = accented ? run + 1 : 0;
            if (c > 0x7F) {
                beyond++;
                // the whole run is odd as soon as it is too long
                odd += run == LONG_RUN ? LONG_RUN : run > LONG_RUN ? 1 : 0;
                boolean within = at > 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at - 1))
                        && Character.isLetter(text.charAt(at + 1));
                odd += !accented && within && IN_WORDS.indexOf(c) < 0 ? 1 : 0;
            }
        }
        return odd * 10 <= beyond * MOST_ODD;
    }
}
