package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// Word documents as Markdown: headings by their styles, paragraphs, lists and tables; deleted text of tracked changes is
/// left out. Only two parts of the archive are read, within bounds, and no entity or address in them is followed.
public final class DocxReader implements DocumentReader {
    private static final String BODY = "word/document.xml";
    private static final String STYLES = "word/styles.xml";
    private static final OfficeArchive.Kind KIND = new OfficeArchive.Kind("a Word document (.docx)", "Word", ".docx");

    @Override
    public String id() {
        return "docx";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("docx");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        String text = OfficeArchive.read(bounded, KIND, archive -> text(archive, bounded));
        if (text.isBlank()) {
            throw new DocumentException("\"%s\" holds no text; pictures in it are not read.".formatted(bounded.name()));
        }
        return new Document(bounded.name(), List.of(new Section("", text)));
    }

    private static String text(OfficeArchive archive, BoundedFile file)
            throws IOException, XMLStreamException, DocumentException {
        Map<String, Integer> levels = Map.of();
        try (InputStream styles = archive.open(STYLES)) {
            if (styles != null) {
                levels = DocxXml.headingLevels(styles);
            }
        }
        try (InputStream body = archive.open(BODY)) {
            if (body == null) {
                throw new DocumentException(
                        "\"%s\" is an archive but not a Word document; open it in Word and save it as .docx."
                                .formatted(file.name()));
            }
            return DocxXml.text(body, levels, file);
        }
    }
}
