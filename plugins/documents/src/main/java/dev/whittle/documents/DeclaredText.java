package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.DocumentException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text that may say itself how it is encoded, as XML and web pages do; strictly, else it is told apart as any text file
/// is. Line ends become `\n`.
final class DeclaredText {
    private static final int LOOKED_AT = 2048;
    private static final Pattern DECLARED = Pattern.compile(
            "\\A<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9][\\w.:-]{0,39})"
                    + "|\\A\\s{0,200}<[!?\\w][\\s\\S]*?<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([A-Za-z0-9][\\w.:-]{0,39})",
            Pattern.CASE_INSENSITIVE);
    /// Names that mean Windows-1252 on the web (encoding.spec.whatwg.org, "Names and labels").
    private static final Set<Charset> LATIN = Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private DeclaredText() {}

    /// @throws DocumentException if the file cannot be read as text, is empty or too long
    static DecodedText of(BoundedFile file) throws DocumentException, InterruptedException {
        byte[] bytes = file.bytes();
        DecodedText decoded = decoded(file, bytes);
        String text = decoded.text();
        if (text.length() > file.limits().characters()) {
            throw file.tooLong(text.length());
        }
        if (text.isBlank()) {
            throw file.empty();
        }
        return text.indexOf('\r') < 0
                ? decoded
                : new DecodedText(text.replace("\r\n", "\n").replace('\r', '\n'), decoded.note());
    }

    private static DecodedText decoded(BoundedFile file, byte[] bytes) throws DocumentException {
        String start = new String(bytes, 0, Math.min(LOOKED_AT, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (declared.find()) {
            String name = declared.group(1) == null ? declared.group(2) : declared.group(1);
            Charset named = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
            Charset charset = LATIN.contains(named) ? Charset.forName("windows-1252") : named;
            if (!charset.equals(StandardCharsets.UTF_8) && charset.canEncode() && "<".getBytes(charset).length == 1) {
                try {
                    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                    if (text.indexOf('\0') < 0) {
                        return new DecodedText(text, "");
                    }
                } catch (CharacterCodingException _) {
                    // what it declares is wrong: it is told apart as any text file is
                }
            }
        }
        return DecodedText.of(file.name(), bytes);
    }
}
