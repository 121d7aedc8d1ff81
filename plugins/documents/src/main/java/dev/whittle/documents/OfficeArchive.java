package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import dev.whittle.document.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The archive an office document is: single parts of it are read by name, within bounds of bytes and time. A name only
/// finds what is in the archive, whatever it looks like.
final class OfficeArchive {
    private static final int EDGE = 512;
    private static final int MOST_PARTS = 10_000;
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    private final ZipFile zip;
    private final BoundedFile file;
    private final long deadline;

    private OfficeArchive(ZipFile zip, BoundedFile file, long deadline) {
        this.zip = zip;
        this.file = file;
        this.deadline = deadline;
    }

    /// The kind of document that is expected.
    ///
    /// @param kind such as `a Word document (.docx)`
    /// @param program that opens it
    /// @param ending of its files, with a dot
    record Kind(String kind, String program, String ending) {}

    /// What is done with the parts.
    interface Reading<T> {
        T of(OfficeArchive archive) throws IOException, XMLStreamException, DocumentException;
    }

    static <T> T read(BoundedFile file, Kind expected, Reading<T> reading)
            throws DocumentException, InterruptedException {
        if (file.size() == 0) {
            throw file.empty();
        }
        requireArchive(file, expected);
        long deadline = System.nanoTime() + file.limits().time().toNanos();
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new DocumentException("\"%s\" has more than %,d parts inside; open it in %s and save it again."
                        .formatted(file.name(), MOST_PARTS, expected.program()));
            }
            return reading.of(new OfficeArchive(zip, file, deadline));
        } catch (BoundedStream.Exceeded e) {
            throw e.why();
        } catch (XMLStreamException | ZipException e) {
            throw inside(e, file, expected);
        } catch (IOException e) {
            throw new DocumentException("\"%s\" cannot be read from the disk; copy it elsewhere and open the copy."
                    .formatted(file.name()), e);
        }
    }

    private static void requireArchive(BoundedFile file, Kind expected) throws DocumentException, InterruptedException {
        byte[] start = file.part(0, EDGE);
        if (start.length >= 4 && start[0] == 'P' && start[1] == 'K') {
            return;
        }
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith(OLE)) {
            throw new DocumentException(
                    "\"%s\" is not %s: it has a password or is of an old version; open it in %s and "
                            .formatted(file.name(), expected.kind(), expected.program())
                            + "save it as %s without a password.".formatted(expected.ending()));
        }
        FileKind kind = FileKind.of(start);
        throw new DocumentException("\"%s\" is not %s%s.".formatted(file.name(), expected.kind(),
                kind == null ? "" : ": it seems to be " + kind.words()));
    }

    private static DocumentException inside(Exception cause, BoundedFile file, Kind expected)
            throws InterruptedException {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof BoundedStream.Exceeded exceeded) {
                return exceeded.why();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new DocumentException(
                "\"%s\" is damaged: what is inside it cannot be read; open it in %s and save it again."
                        .formatted(file.name(), expected.program()),
                cause);
    }

    /// A part, or null if there is none of this name.
    @Nullable
    InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : new BoundedStream(zip.getInputStream(entry), file, deadline);
    }
}
