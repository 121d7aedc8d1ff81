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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Word documents as Markdown: headings by their styles, paragraphs, lists, tables, notes behind the paragraph they belong
/// to; deleted text of tracked changes and tables of contents are left out. Only a few parts of the archive are read, within bounds, and no entity or address in them is followed.
public final class DocxReader implements DocumentReader {
    private static final String BODY = "word/document.xml";
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
        DocxStyles styles = Objects.requireNonNullElse(part(archive, "word/styles.xml", DocxStyles::read),
                new DocxStyles(Map.of()));
        DocxLists lists = Objects.requireNonNullElseGet(part(archive, "word/numbering.xml", DocxLists::read),
                DocxLists::none);
        Map<String, String> notes = new HashMap<>();
        for (String name : List.of("word/footnotes.xml", "word/endnotes.xml")) {
            notes.putAll(Objects.requireNonNullElse(part(archive, name, DocxNotes::read), Map.of()));
        }
        try (InputStream body = archive.open(BODY)) {
            if (body == null) {
                throw new DocumentException(
                        "\"%s\" is an archive but not a Word document; open it in Word and save it as .docx."
                                .formatted(file.name()));
            }
            return DocxXml.text(body, new DocxXml.Parts(styles, lists, notes), file);
        }
    }

    private interface PartReader<T> {
        T read(InputStream part) throws XMLStreamException;
    }

    private static <T> @Nullable T part(OfficeArchive archive, String name, PartReader<T> reader)
            throws IOException, XMLStreamException {
        try (InputStream part = archive.open(name)) {
            return part == null ? null : reader.read(part);
        }
    }
}
