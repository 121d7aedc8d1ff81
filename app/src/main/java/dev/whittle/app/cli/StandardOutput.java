package dev.whittle.app.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why a write failed: a reader that has had enough, as `head` does, is no
/// failure; a full disk is.
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(new BufferedOutputStream(out, 1 << 16));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// One sentence if results were lost, else null.
    @Nullable
    String problem() {
        if (failure == null || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
            return null;
        }
        return "The results could not be written to standard output (%s); check the disk and write them elsewhere."
                .formatted(failure.getMessage());
    }
}
