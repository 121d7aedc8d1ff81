package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/// What comes out of an archive, up to a limit of bytes and time: a few bytes in it can stand for gigabytes.
final class BoundedStream extends FilterInputStream {
    // Markup is several times as long as the text in it.
    private static final int BYTES_A_CHARACTER = 10;
    private final BoundedFile file;
    private final long deadline;
    private long left;

    /// A limit was reached.
    static final class Exceeded extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient DocumentException why;

        private Exceeded(DocumentException why) {
            super(why);
            this.why = why;
        }

        DocumentException why() {
            return why;
        }
    }

    /// @param deadline on the clock of `System.nanoTime`
    BoundedStream(InputStream in, BoundedFile file, long deadline) {
        super(in);
        this.file = file;
        this.deadline = deadline;
        left = Math.max(100_000, BYTES_A_CHARACTER * file.limits().characters());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (System.nanoTime() - deadline >= 0) {
            throw new Exceeded(file.tooSlow());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Interrupted");
        }
        int read = super.read(bytes, from, (int) Math.min(count, Math.max(1, left)));
        left -= Math.max(0, read);
        if (left < 0) {
            throw new Exceeded(new DocumentException("\"%s\" unpacks to more than %,d bytes; open a part of it instead."
                    .formatted(file.name(), BYTES_A_CHARACTER * file.limits().characters())));
        }
        return read;
    }
}
