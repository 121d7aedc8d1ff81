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
    private static final String MARK = "\uFEFF";
    private static final char REPLACED = '\uFFFD';

    private final InputStream in;
    // What was read of the stream and belongs to no line yet: from `next` to `end`.
    private final byte[] block = new byte[1 << 16];
    private int next;
    private int end;
    private long number;
    private boolean ended;

    /// @param in need not be buffered
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
        if (ended || !filled()) {
            return null;
        }
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        boolean more = true;
        while (more && filled()) {
            int stop = next;
            while (stop < end && block[stop] != '\n') {
                stop++;
            }
            length += stop - next;
            if (length <= TextInput.MOST_BYTES) {
                bytes.write(block, next, stop - next);
            }
            more = stop == end;
            next = more ? stop : stop + 1;
        }
        if (length > TextInput.MOST_BYTES) {
            throw new IllegalArgumentException("it has more than 20 MB");
        }
        return decoded(bytes);
    }

    // Whether there is a byte left. A stream gives what it has, so that a line is answered as soon as it is whole.
    private boolean filled() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(block));
        }
        return next < end;
    }

    private String decoded(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        if (text.indexOf(REPLACED) >= 0) { // in the line itself, or in the place of what is no UTF-8
            requireUtf8(bytes.toByteArray());
        }
        return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
    }

    private void requireUtf8(byte[] bytes) {
        if (number == 1 && bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            ended = true; // where its lines end cannot be told byte by byte
            throw new IllegalArgumentException("the input is UTF-16, JSON lines are UTF-8; nothing was read");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not valid UTF-8", e);
        }
    }
}
