package dev.whittle.document;

import java.nio.file.Path;

/// The text of a file whose encoding may have had to be assumed.
///
/// @param text the text, as [TextDecoder] gives it
/// @param note one sentence that says which encoding was assumed, with the file's name; empty if there was
///     nothing to assume
public record DecodedText(String text, String note) {
    /// The text of a file: as [TextDecoder#decode(Path, Limits)] reads it, or as Windows-1252 (of which
    /// Latin-1 is a part) if it is neither UTF-8 nor announced by a byte order mark and reads well so.
    ///
    /// @throws DocumentException as [TextDecoder#decode(Path, Limits)] does
    /// @throws InterruptedException if the thread was interrupted
    public static DecodedText of(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = of(bounded.name(), bounded.bytes());
        if (decoded.text().length() > limits.characters()) {
            throw bounded.tooLong(decoded.text().length());
        }
        return decoded;
    }

    /// The text that bytes stand for.
    ///
    /// @param name what to call the bytes in a sentence, usually a file name
    /// @throws DocumentException if the bytes are binary or in an encoding that cannot be told
    public static DecodedText of(String name, byte[] bytes) throws DocumentException {
        String western = ByteOrderMark.of(bytes) == null ? WesternText.of(bytes) : null;
        return western == null
                ? new DecodedText(TextDecoder.decode(name, bytes), "")
                : new DecodedText(western, "\"%s\" is not UTF-8; it was read as Windows-1252 (Western European)."
                        .formatted(name));
    }
}
