package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Runs [PdfWorker] on one file in a Java process of its own and ends it when the time is over. A hostile
/// file can exhaust that process and nothing else: it has little memory, no way to the caller's
/// environment with its keys, and gets the file as an open stream.
final class PdfProcess {
    private static final int OUT_OF_MEMORY = 3;
    private static final Set<String> ENVIRONMENT = Set.of("SystemRoot", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL");

    private final BoundedFile file;

    PdfProcess(BoundedFile file) {
        this.file = file;
    }

    List<Section> sections() throws DocumentException, InterruptedException {
        Process process = start();
        // Reading from a process cannot be interrupted, so another thread does it.
        FutureTask<List<Section>> reading = new FutureTask<>(() -> receive(process));
        Thread.ofPlatform().daemon().name("pdf " + file.name()).start(reading);
        try {
            return reading.get(file.limits().time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw file.tooSlow();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DocumentException known) {
                throw known;
            }
            throw new DocumentException(PdfTrouble.STOPPED.sentence(file.name()), e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws DocumentException {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new DocumentException(
                    "\"%s\" cannot be opened: this copy of Whittle lacks the program %s; install it again."
                            .formatted(file.name(), java));
        }
        List<String> command = List.of(java.toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog", "-cp", classPath(),
                PdfWorker.class.getName(), Long.toString(file.limits().characters()),
                Long.toString(file.limits().time().toMillis()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(file.path().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DocumentException(
                    "\"%s\" cannot be opened: no process could be started for it; close some programs "
                            .formatted(file.name()) + "and try again.",
                    e);
        }
    }

    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(PdfWorker.class, PDDocument.class, FontBoxFont.class, RandomAccessRead.class,
                Log.class)) {
            try {
                places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("A jar's place is a URI", e);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private List<Section> receive(Process process) throws IOException, DocumentException, InterruptedException {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            return PdfFrameReader.read(in, file);
        } catch (EOFException e) {
            PdfTrouble trouble = process.waitFor() == OUT_OF_MEMORY ? PdfTrouble.NO_MEMORY : PdfTrouble.STOPPED;
            throw new DocumentException(trouble.sentence(file.name()), e);
        }
    }
}
