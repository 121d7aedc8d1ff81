package dev.whittle.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The first bytes by which a text file announces its encoding.
enum ByteOrderMark {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    UTF_32BE("\0\0\u00FE\u00FF"), UTF_32LE("\u00FF\u00FE\0\0"), UTF_8("\u00EF\u00BB\u00BF"), UTF_16BE(
            "\u00FE\u00FF"), UTF_16LE("\u00FF\u00FE");

    // One char a byte.
    private final String mark;

    ByteOrderMark(String mark) {
        this.mark = mark;
    }

    Charset charset() {
        return Charset.forName(name().replace('_', '-'));
    }

    int length() {
        return mark.length();
    }

    static @Nullable ByteOrderMark of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
        for (ByteOrderMark candidate : values()) {
            if (start.startsWith(candidate.mark)) {
                return candidate;
            }
        }
        return null;
    }
}
