package dev.whittle.app.tokens;

import dev.whittle.app.Figures;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.TokenSpan;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What is said about tokens.
final class TokenWords {
    private static final int SHOWN_BYTES = 12;
    private static final int SHOWN_CHARS = 24;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private TokenWords() {}

    /// A token: its id, its text, its bytes, where it stands, and what cannot be seen in it by name.
    static String token(Encoding encoding, String text, TokenSpan span) {
        byte[] bytes = encoding.bytes(span.token());
        String hex = HEX.formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES))
                + (bytes.length > SHOWN_BYTES ? " …" : "");
        return "Token %d  %s  ·  %s  %s  ·  at byte %s, character %s%s".formatted(span.token(), quoted(bytes),
                Figures.counted(bytes.length, "byte"), hex, Figures.number(span.byteStart()),
                Figures.number(span.charStart()),
                invisible(text.substring(span.charStart(), span.charEnd())));
    }

    /// Several tokens.
    static String selection(TokenSelection selection, long tokens, String month) {
        int chars = selection.text().codePointCount(selection.charStart(), selection.charEnd());
        return "%s selected  ·  %s  ·  %s  ·  bytes %s to %s  ·  %s a month".formatted(Figures.counted(tokens, "token"),
                Figures.counted(chars, "character"),
                Figures.counted(selection.byteEnd() - selection.byteStart(), "byte"),
                Figures.number(selection.byteStart()), Figures.number(selection.byteEnd()), month);
    }

    private static String quoted(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            StringBuilder shown = new StringBuilder("“");
            text.codePoints().limit(SHOWN_CHARS).forEach(point -> {
                int sign = point == ' ' ? point : Marks.of(point) != 0 ? Marks.of(point) : Marks.control(point);
                shown.appendCodePoint(sign == 0 ? point : sign);
            });
            return shown.append(text.codePointCount(0, text.length()) > SHOWN_CHARS ? "…”" : "”").toString();
        } catch (CharacterCodingException _) {
            return "a part of a character";
        }
    }

    private static String invisible(String text) {
        return text.codePoints().filter(point -> point != ' ').mapToObj(Marks::name).filter(name -> !name.isEmpty())
                .distinct().findFirst().map(name -> "  ·  " + name).orElse("");
    }
}
