package dev.whittle.documents;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DelimitedText.Row;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.fuzz.Damage;
import dev.whittle.fuzz.FuzzRun;
import dev.whittle.fuzz.FuzzRun.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Damaged documents for every reader: each is read, or refused with a [DocumentException] in one
/// sentence; what is read keeps to the contract and to the limits.
final class DocumentFuzz implements AutoCloseable {
    private static final Limits TIGHT = new Limits(400_000, 20_000, Duration.ofSeconds(30));

    /// Markup that stands around a text may come to so much more than the limit of it, and to twice
    /// that for the heads of tables, which begin every section.
    private static final int MARKUP = 10;

    // What PDFBox says of each damaged file; held, since Java forgets the levels of loggers nobody holds.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("org.apache.pdfbox"),
            Logger.getLogger("org.apache.fontbox"));

    private final Path folder;
    private final PdfBatch batch = new PdfBatch();

    /// @param folder for one file at a time
    DocumentFuzz(Path folder) {
        this.folder = folder;
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /// Every reader; the real process of the PDF reader has no share, since starting it takes
    /// longest.
    List<Target> targets() throws IOException {
        List<byte[]> frames = wholeFrames();
        List<Map<String, String>> books = parts(Texts.xlsx());
        DamagedPdf damaged = new DamagedPdf(DamagedPdf.whole());
        return List.of(texts(new TextReader(), Texts.PLAIN), texts(new MarkdownReader(), Texts.MARKDOWN),
                texts(new HtmlReader(), Texts.HTML), texts(new CsvReader(), Texts.CSV),
                texts(new JsonReader(), Texts.JSON),
                new Target("docx", 3, office(new DocxReader(), Texts.docx())),
                new Target("xlsx", 3, office(new XlsxReader(), Texts.xlsx())),
                new Target("xlsx-rows", 2, damage -> rows(Zipped.damaged(damage, books), damage)),
                new Target("pdf", 3, damage -> isTakenApart(damaged.bytes(damage), limits(damage))),
                new Target("pdf-frames", 3, damage -> isReceived(damage.bytes(damage.any(frames), frames))),
                new Target("pdf-process", 0, damage -> isRead(new PdfReader(), damaged.bytes(damage), damage)));
    }

    private Target texts(DocumentReader reader, List<String> valid) {
        List<byte[]> files = new ArrayList<>();
        valid.forEach(text -> {
            files.add(text.getBytes(UTF_8));
            files.add(("\uFEFF" + text).getBytes(UTF_16LE));
        });
        return new Target(reader.id(), 10, damage -> {
            // mostly as text, so that what is damaged stays text
            byte[] input = damage.random().nextInt(3) > 0
                    ? damage.text(damage.any(valid), valid).getBytes(UTF_8)
                    : damage.bytes(damage.any(files), files);
            return isRead(reader, input, damage);
        });
    }

    private FuzzRun.Reader office(DocumentReader reader, List<byte[]> valid) throws IOException {
        List<Map<String, String>> parts = parts(valid);
        return damage -> isRead(reader, Zipped.damaged(damage, parts), damage);
    }

    private static List<Map<String, String>> parts(List<byte[]> archives) throws IOException {
        List<Map<String, String>> parts = new ArrayList<>();
        for (byte[] archive : archives) {
            parts.add(Zipped.parts(archive));
        }
        return parts;
    }

    private boolean rows(byte[] input, Damage damage) throws Exception {
        Limits limits = limits(damage);
        try {
            List<Row> rows = new XlsxReader().rows(file("rows.xlsx", input), damage.any(List.of("", "Tests", "?")),
                    limits);
            require(rows.stream().noneMatch(row -> row.cells().isEmpty() || row.cells().getLast().isBlank()),
                    "a row ends with a cell that is not blank");
            return true;
        } catch (DocumentException e) {
            return FuzzRun.refused(e);
        }
    }

    private boolean isRead(DocumentReader reader, byte[] input, Damage damage) throws Exception {
        Path file = file("damaged file." + reader.extensions().iterator().next(), input);
        Limits limits = limits(damage);
        try {
            Document document = reader.read(file, limits);
            require(document.name().equals(file.getFileName().toString()), "it has the name of the file");
            require(document.sections(), limits);
            return true;
        } catch (DocumentException e) {
            return FuzzRun.refused(e);
        }
    }

    private boolean isTakenApart(byte[] pdf, Limits limits) throws Exception {
        Optional<byte[]> frames = batch.frames(pdf, limits.characters());
        // a process that had to be ended is one whose file is refused for the time or the memory it takes
        return frames.isPresent() && isReceived(frames.get(), limits);
    }

    private static List<byte[]> wholeFrames() throws IOException {
        var pages = new ByteArrayOutputStream();
        var out = new DataOutputStream(pages);
        PdfFrames.page(out, "page 1", "First page, first line\nand second.");
        PdfFrames.page(out, "Zusammenfassung – größer", "😀");
        PdfFrames.end(out);
        var trouble = new ByteArrayOutputStream();
        PdfFrames.trouble(new DataOutputStream(trouble), PdfTrouble.DAMAGED);
        var tooLong = new ByteArrayOutputStream();
        PdfFrames.tooLong(new DataOutputStream(tooLong));
        return List.of(pages.toByteArray(), trouble.toByteArray(), tooLong.toByteArray());
    }

    private static boolean isReceived(byte[] frames) {
        try {
            return isReceived(frames, TIGHT);
        } catch (IOException _) {
            return false; // the caller says that the process stopped
        }
    }

    private static boolean isReceived(byte[] frames, Limits limits) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(frames))) {
            PdfFrameReader.read(in, new BoundedFile(Path.of("damaged.pdf"), limits));
            return true;
        } catch (DocumentException e) {
            return FuzzRun.refused(e);
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static Limits limits(Damage damage) {
        return damage.random().nextInt(4) == 0 ? TIGHT : Limits.DEFAULT;
    }

    private static void require(List<Section> sections, Limits limits) {
        require(!sections.isEmpty(), "it has a section");
        long characters = 0;
        for (Section section : sections) {
            require(!section.text().isBlank() && section.text().indexOf('\r') < 0,
                    "a section has a text of Unix lines");
            require(section.title().indexOf('\n') < 0, "a title is one line");
            characters += section.text().length();
        }
        require(characters <= limits.characters() * MARKUP, "the text is bounded");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("It does not hold that " + what);
        }
    }

    @Override
    public void close() {
        batch.close();
    }

    /// The recorded run; the arguments are those of [FuzzRun#record].
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (DocumentFuzz fuzz = new DocumentFuzz(Files.createTempDirectory("fuzz"))) {
            FuzzRun.record(fuzz.targets(), arguments);
            System.out.println(fuzz.batch.account());
        }
    }
}
