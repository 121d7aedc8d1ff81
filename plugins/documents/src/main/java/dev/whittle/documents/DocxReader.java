package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.FileKind;
import dev.whittle.document.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Word documents as Markdown: headings by their styles, paragraphs, lists and tables; deleted text of tracked changes is
/// left out. Only two parts of the archive are read, within bounds, and no entity or address in them is followed.
public final class DocxReader implements DocumentReader {
    private static final String BODY = "word/document.xml";
    private static final String STYLES = "word/styles.xml";
    private static final int EDGE = 512;

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
        if (bounded.size() == 0) {
            throw bounded.empty();
        }
        byte[] start = bounded.part(0, EDGE);
        FileKind kind = FileKind.of(start);
        if (start.length < 4 || start[0] != 'P' || start[1] != 'K') {
            throw new DocumentException("\"%s\" is not a Word document (.docx)%s.".formatted(bounded.name(),
                    kind == null ? "" : ": it seems to be " + kind.words()));
        }
        String text = text(bounded);
        if (text.isBlank()) {
            throw new DocumentException("\"%s\" holds no text; pictures in it are not read.".formatted(bounded.name()));
        }
        return new Document(bounded.name(), List.of(new Section("", text)));
    }

    private static String text(BoundedFile file) throws DocumentException, InterruptedException {
        long deadline = System.nanoTime() + file.limits().time().toNanos();
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            Map<String, Integer> levels = Map.of();
            try (InputStream styles = open(zip, STYLES, file, deadline)) {
                if (styles != null) {
                    levels = DocxXml.headingLevels(styles);
                }
            }
            try (InputStream body = open(zip, BODY, file, deadline)) {
                if (body == null) {
                    throw new DocumentException(
                            "\"%s\" is an archive but not a Word document; open it in Word and save "
                                    .formatted(file.name()) + "it as .docx.");
                }
                return DocxXml.text(body, levels, file);
            }
        } catch (BoundedStream.Exceeded e) {
            throw e.why();
        } catch (XMLStreamException | ZipException e) {
            throw inside(e, file);
        } catch (IOException e) {
            throw new DocumentException("\"%s\" cannot be read from the disk; copy it elsewhere and open the copy."
                    .formatted(file.name()), e);
        }
    }

    private static DocumentException inside(Exception cause, BoundedFile file) throws InterruptedException {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof BoundedStream.Exceeded exceeded) {
                return exceeded.why();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new DocumentException(
                "\"%s\" is damaged: what is inside it cannot be read; open it in Word and save it again."
                        .formatted(file.name()),
                cause);
    }

    private static @Nullable InputStream open(ZipFile zip, String name, BoundedFile file, long deadline)
            throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : new BoundedStream(zip.getInputStream(entry), file, deadline);
    }
}
