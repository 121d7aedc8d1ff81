package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.FileKind;
import dev.whittle.document.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// PDF, one section a page that has text. The title is `page 3`, or the heading the outline has for that
/// page. Headers and footers that repeat are left out, words hyphenated at line ends are put together.
/// The file is taken apart in a process of its own with a limit of memory and time.
public final class PdfReader implements DocumentReader {
    private static final int EDGE = 2048;

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("pdf");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        long size = bounded.size();
        if (size == 0) {
            throw bounded.empty();
        }
        refuseOthers(bounded, size);
        List<Section> sections = new PdfProcess(bounded).sections();
        if (sections.isEmpty()) {
            throw new DocumentException(
                    "\"%s\" has no text: it seems to be scanned, and Whittle has no OCR; run OCR on it "
                            .formatted(bounded.name()) + "first.");
        }
        return new Document(bounded.name(), sections);
    }

    private static void refuseOthers(BoundedFile file, long size) throws DocumentException, InterruptedException {
        byte[] start = file.part(0, EDGE);
        byte[] end = file.part(Math.max(0, size - EDGE), EDGE);
        if (!new String(start, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
            FileKind kind = FileKind.of(start);
            throw new DocumentException("\"%s\" is not a PDF%s."
                    .formatted(file.name(), kind == null ? "" : ": it seems to be " + kind.words()));
        }
        if (!new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
            throw new DocumentException("\"%s\" is cut off: the end of the PDF is missing; get the file again."
                    .formatted(file.name()));
        }
    }
}
