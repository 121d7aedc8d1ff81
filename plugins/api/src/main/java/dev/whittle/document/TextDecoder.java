package dev.whittle.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Text files as text, exactly or not at all: UTF-8, or what a byte order mark announces (UTF-8, UTF-16,
/// UTF-32). A byte that does not belong is refused with its place, never replaced by a guess. Line ends
/// stay as they are in the file; the byte order mark is left out. What comes back never holds a lone
/// surrogate or a NUL. Thread-safe.
public final class TextDecoder {
    /// Above this share of control characters a file is taken for binary; tab, line ends, form feed,
    /// backspace and the escape that colours terminal logs do not count.
    private static final double CONTROL_SHARE = 0.1;

    private TextDecoder() {}

    /// The text of a file.
    ///
    /// @throws DocumentException if the file is missing, a folder, unreadable, larger than
    ///     `limits.bytes`, longer than `limits.characters`, slower to read than `limits.time`, binary,
    ///     or in an encoding that cannot be told; the message is one sentence with the file's name
    /// @throws InterruptedException if the thread was interrupted
    public static String decode(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        String text = decode(bounded.name(), bounded.bytes());
        if (text.length() > limits.characters()) {
            throw bounded.tooLong(text.length());
        }
        return text;
    }

    /// The text that bytes stand for.
    ///
    /// @param name what to call the bytes in an error message, usually a file name
    /// @throws DocumentException if the bytes are binary or in an encoding that cannot be told
    public static String decode(String name, byte[] bytes) throws DocumentException {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        Charset charset = mark == null ? StandardCharsets.UTF_8 : mark.charset();
        int start = mark == null ? 0 : mark.length();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        out.flip();
        refuseBinary(name, bytes, mark, out);
        if (result.isError()) {
            throw new DocumentException(
                    "\"%s\" is not valid %s%s: byte %,d (line %,d) is 0x%02X; save it as UTF-8 and open it again."
                            .formatted(name, charset.name(),
                                    mark == null ? " text" : ", which its first bytes announce",
                                    in.position() + 1, line(out), bytes[in.position()]));
        }
        if (hasLoneSurrogate(out)) {
            throw new DocumentException("\"%s\" is not valid %s: it holds half of a surrogate pair; save it as UTF-8 "
                    .formatted(name, charset.name()) + "and open it again.");
        }
        return out.toString();
    }

    private static void refuseBinary(String name, byte[] bytes, @Nullable ByteOrderMark mark, CharBuffer decoded)
            throws DocumentException {
        boolean binary = looksBinary(bytes, mark, decoded);
        FileKind kind = FileKind.of(bytes);
        if (kind != null && (binary || kind.alwaysBinary())) {
            throw new DocumentException("\"%s\" is not text: it seems to be %s.".formatted(name, kind.words()));
        }
        if (binary) {
            throw new DocumentException("\"%s\" is not text: it holds bytes only programs read; choose a text file."
                    .formatted(name));
        }
    }

    private static boolean looksBinary(byte[] bytes, @Nullable ByteOrderMark mark, CharBuffer decoded) {
        if (mark == null) {
            for (byte b : bytes) {
                if (b == 0) {
                    return true;
                }
            }
        }
        int control = 0;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c == 0) {
                return true;
            }
            if ((c < ' ' && (c < '\b' || c > '\r') && c != 0x1B) || c == 0x7F) {
                control++;
            }
        }
        return control > decoded.length() * CONTROL_SHARE;
    }

    private static long line(CharBuffer before) {
        return 1 + before.chars().filter(c -> c == '\n').count();
    }

    // Java's UTF-32 decoder lets surrogates pass.
    private static boolean hasLoneSurrogate(CharSequence text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
