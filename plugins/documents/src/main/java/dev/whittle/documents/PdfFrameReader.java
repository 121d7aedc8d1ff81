package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Takes in what [PdfFrames] sends out, and trusts none of it: a hostile file may have taken the process
/// over.
final class PdfFrameReader {
    private PdfFrameReader() {}

    static List<Section> read(DataInputStream in, BoundedFile file) throws IOException, DocumentException {
        List<Section> sections = new ArrayList<>();
        long characters = 0;
        while (true) {
            switch (in.readByte()) {
                case 'P' -> {
                    Section section = new Section(text(in, file), text(in, file));
                    characters += section.text().length();
                    if (characters > file.limits().characters()) {
                        throw file.tooLong(characters);
                    }
                    sections.add(section);
                }
                case 'E' -> {
                    return sections;
                }
                case 'L' -> throw file.tooLong(file.limits().characters() + 1);
                case 'T' -> throw new DocumentException(trouble(text(in, file)).sentence(file.name()));
                default -> throw new IOException("Not a frame");
            }
        }
    }

    private static String text(DataInputStream in, BoundedFile file) throws IOException {
        int length = in.readInt();
        // Four bytes a character at most, and some for a title.
        if (length < 0 || length > file.limits().characters() * 4 + 4096) {
            throw new IOException("Not a length");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static PdfTrouble trouble(String name) throws IOException {
        for (PdfTrouble trouble : PdfTrouble.values()) {
            if (trouble.name().equals(name)) {
                return trouble;
            }
        }
        throw new IOException("Not a trouble");
    }
}
