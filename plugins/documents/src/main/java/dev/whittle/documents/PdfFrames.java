package dev.whittle.documents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What [PdfWorker] says to its caller: pages as `P`, title and text each as length and UTF-8, then `E`
/// for the end; or `L` for more text than the limit; or `T` and the name of a trouble.
final class PdfFrames {
    private PdfFrames() {}

    static void page(DataOutputStream out, String title, String text) throws IOException {
        out.writeByte('P');
        text(out, title);
        text(out, text);
    }

    static void end(DataOutputStream out) throws IOException {
        out.writeByte('E');
    }

    static void tooLong(DataOutputStream out) throws IOException {
        out.writeByte('L');
    }

    static void trouble(DataOutputStream out, PdfTrouble trouble) throws IOException {
        out.writeByte('T');
        text(out, trouble.name());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
