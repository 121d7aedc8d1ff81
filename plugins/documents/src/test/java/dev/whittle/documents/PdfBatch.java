package dev.whittle.documents;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jspecify.annotations.Nullable;

/// What [PdfWorker] does, for one file after the other in one process with the memory of a worker:
/// starting a process takes far longer than most files. One that takes too long or too much memory
/// ends the process, and the next file gets a new one.
final class PdfBatch implements AutoCloseable {
    private static final int SECONDS = 20;

    private @Nullable Process process;
    private int slow;
    private int ended;

    /// How often a process had to be ended, or ended itself.
    String account() {
        return "of the PDFs, %,d took longer than %d seconds and %,d ended the process".formatted(slow, SECONDS, ended);
    }

    /// What a worker says of a file, or empty if its process did not come to an end of it.
    Optional<byte[]> frames(byte[] pdf, long characters) throws IOException, InterruptedException {
        Process worker = running();
        FutureTask<byte[]> asking = new FutureTask<>(() -> ask(worker, pdf, characters));
        Thread.ofPlatform().daemon().start(asking);
        try {
            return Optional.of(asking.get(SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            slow++;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof IOException)) {
                throw new AssertionError(e.getCause());
            }
            ended++;
        }
        close();
        return Optional.empty();
    }

    private Process running() throws IOException {
        Process running = process;
        if (running == null) {
            running = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr",
                    "-XX:-UsePerfData", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                    PdfBatch.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process = running;
        }
        return running;
    }

    private static byte[] ask(Process worker, byte[] pdf, long characters) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(worker.getOutputStream()));
        out.writeLong(characters);
        out.writeInt(pdf.length);
        out.write(pdf);
        out.flush();
        var in = new DataInputStream(worker.getInputStream());
        byte[] frames = new byte[in.readInt()];
        in.readFully(frames);
        return frames;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    /// The process: files come in by standard input, each with its limit and length, and frames go
    /// out with theirs.
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        FontMappers.set(new OneFont());
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        try {
            while (true) {
                long characters = in.readLong();
                byte[] pdf = in.readNBytes(in.readInt());
                var frames = new ByteArrayOutputStream();
                PdfWorker.takeApart(new ByteArrayInputStream(pdf), characters, new DataOutputStream(frames));
                out.writeInt(frames.size());
                frames.writeTo(out);
                out.flush();
            }
        } catch (EOFException _) {
            // whoever started it is gone
        }
    }
}
