package dev.whittle.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines of UTF-8, one in memory at a time, so that a file may be larger than the memory. A bad line does not end
/// the reading.
final class BoundedLines {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private long number;
    private boolean ended;

    /// @param in buffered
    BoundedLines(InputStream in) {
        this.in = in;
    }

    /// The number of the line read last, as an editor counts.
    long number() {
        return number;
    }

    /// The next line, or null behind the last.
    ///
    /// @throws IllegalArgumentException if the line cannot be used; the message is to follow its number
    @Nullable
    String next() throws IOException {
        int read = ended ? -1 : in.read();
        if (read < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (length++ < TextInput.MOST_BYTES) {
                bytes.write(read);
            }
        }
        if (length > TextInput.MOST_BYTES) {
            throw new IllegalArgumentException("it has more than 20 MB");
        }
        return decoded(bytes.toByteArray());
    }

    private String decoded(byte[] bytes) {
        int start = number == 1 && bytes.length >= 3 && ByteBuffer.wrap(bytes, 0, 3).equals(ByteBuffer.wrap(UTF_8_MARK))
                ? 3
                : 0;
        if (number == 1 && bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            ended = true; // where its lines end cannot be told byte by byte
            throw new IllegalArgumentException("the input is UTF-16, JSON lines are UTF-8; nothing was read");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not valid UTF-8", e);
        }
    }
}
