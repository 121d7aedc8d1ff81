package dev.whittle.documents;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// The program of the process that takes a PDF apart: the file comes in by standard input, its pages go
/// out by standard output as [PdfFrames]. It runs with PDFBox and these classes alone, not with the
/// plugin API.
final class PdfWorker {
    private static final int TIME_OVER = 4;

    private PdfWorker() {}

    /// @param arguments most characters of text, and the time in milliseconds
    public static void main(String[] arguments) throws IOException {
        endAfter(Duration.ofMillis(Long.parseLong(arguments[1])));
        // Whatever a library prints must not get between the frames.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err)));
        FontMappers.set(new OneFont());
        try (var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            takeApart(System.in, Long.parseLong(arguments[0]), out);
        }
    }

    static void takeApart(InputStream file, long characters, DataOutputStream out) throws IOException {
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(file))) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                PdfFrames.trouble(out, PdfTrouble.COPYING_FORBIDDEN);
            } else if (document.getNumberOfPages() == 0) {
                PdfFrames.trouble(out, PdfTrouble.NO_PAGES);
            } else {
                write(document, characters, out);
            }
        } catch (InvalidPasswordException _) {
            PdfFrames.trouble(out, PdfTrouble.ENCRYPTED);
        } catch (PdfText.TooLong _) {
            PdfFrames.tooLong(out);
        } catch (PdfText.TooManyGlyphs _) {
            PdfFrames.trouble(out, PdfTrouble.TOO_MANY_GLYPHS);
        } catch (IOException | RuntimeException | StackOverflowError _) {
            PdfFrames.trouble(out, PdfTrouble.DAMAGED);
        }
    }

    private static void write(PDDocument document, long characters, DataOutputStream out) throws IOException {
        List<List<PdfLine>> pages = PdfText.pages(document, characters);
        List<String> headings = PdfOutline.headings(document);
        List<String> texts = new PageText(RepeatedLines.removed(pages)).texts();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                PdfFrames.page(out, headings.get(i), texts.get(i));
            }
        }
        PdfFrames.end(out);
    }

    // The caller ends this process; should the caller itself be gone, it ends on its own.
    private static void endAfter(Duration time) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(time.plusSeconds(2));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(TIME_OVER);
        });
    }
}
