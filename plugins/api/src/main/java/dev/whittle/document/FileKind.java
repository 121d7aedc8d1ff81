package dev.whittle.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file that is not text seems to be, by its first bytes, for the sentence that refuses it.
///
/// @param words with an article, such as `a PNG picture`
/// @param alwaysBinary whether the first bytes alone decide; false where a text could begin with them
public record FileKind(String words, boolean alwaysBinary) {
    private static final int ENOUGH = 300;

    // The bytes one char each.
    private record Magic(int at, String bytes, String words, boolean alwaysBinary) {
        static Magic binary(String start, String words) {
            return new Magic(0, start, words, true);
        }

        static Magic maybe(int at, String start, String words) {
            return new Magic(at, start, words, false);
        }
    }

    private static final List<Magic> KNOWN = List.of(
            Magic.binary("PK\3\4", "a ZIP archive or an office document (Word, Excel, PowerPoint, OpenDocument)"),
            Magic.binary("PK\5\6", "an empty ZIP archive"),
            Magic.binary("%PDF-", "a PDF; give it the ending .pdf and open it again"),
            Magic.binary("{\\rtf", "a Rich Text document; save it as .docx or .txt and open that"),
            Magic.binary("\u0089PNG\r\n\u001A\n", "a PNG picture"),
            Magic.binary("\u00FF\u00D8\u00FF", "a JPEG picture"),
            Magic.maybe(0, "GIF8", "a GIF picture"),
            Magic.maybe(0, "BM", "a BMP picture"),
            Magic.maybe(0, "II*\0", "a TIFF picture"),
            Magic.maybe(0, "MM\0*", "a TIFF picture"),
            Magic.maybe(8, "WEBP", "a WebP picture"),
            Magic.maybe(8, "WAVE", "a WAV recording"),
            Magic.maybe(0, "ID3", "an MP3 recording"),
            Magic.maybe(0, "OggS", "an Ogg recording"),
            Magic.maybe(4, "ftyp", "an MP4 video or a HEIC picture"),
            Magic.binary("\u001F\u008B", "a gzip archive"),
            Magic.maybe(0, "BZh", "a bzip2 archive"),
            Magic.binary("\u00FD7zXZ\0", "an xz archive"),
            Magic.binary("(\u00B5/\u00FD", "a Zstandard archive"),
            Magic.binary("7z\u00BC\u00AF", "a 7-Zip archive"),
            Magic.binary("Rar!\u001A\7", "a RAR archive"),
            Magic.maybe(257, "ustar", "a tar archive"),
            Magic.maybe(0, "MZ", "a Windows program"),
            Magic.binary("\u007FELF", "a Linux program"),
            Magic.binary("\u00CF\u00FA\u00ED\u00FE", "a macOS program"),
            Magic.binary("\u00CA\u00FE\u00BA\u00BE", "a Java class or a macOS program"),
            Magic.binary("\0asm", "a WebAssembly program"),
            Magic.binary("SQLite format 3\0", "an SQLite database"),
            Magic.binary("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
                    "an old Word, Excel or PowerPoint document"),
            Magic.maybe(0, "PAR1", "a Parquet table"));

    /// The kind a file's first bytes tell, 300 of them are enough; null if they are of no known kind.
    public static @Nullable FileKind of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(ENOUGH, bytes.length), StandardCharsets.ISO_8859_1);
        for (Magic magic : KNOWN) {
            if (start.startsWith(magic.bytes(), magic.at())) {
                return new FileKind(magic.words(), magic.alwaysBinary());
            }
        }
        return null;
    }
}
