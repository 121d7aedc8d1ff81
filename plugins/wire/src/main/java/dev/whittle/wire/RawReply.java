package dev.whittle.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A reply as HTTP brings it: status, headers, and the body's bytes, unpacked and bounded.
final class RawReply implements AutoCloseable {
    private static final int LARGEST = 50 << 20;
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final int status;
    private final HttpHeaders headers;
    private final BodyStream body;
    private final Gate.Turn turn;
    private @Nullable InputStream bytes;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int filled;
    private long total;

    /// The reply is larger than any honest one, or packed in a way nobody asked for.
    static final class Unacceptable extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        Unacceptable(String message) {
            super(message);
        }
    }

    /// @param turn ended when the reply is closed
    RawReply(int status, HttpHeaders headers, BodyStream body, Gate.Turn turn) {
        this.turn = turn;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    // Opened at the first read: a packed stream waits for its own first bytes, and the server may be silent.
    private InputStream open() throws IOException {
        String encoding = headers.firstValue("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            default -> throw new Unacceptable("a reply packed as \"%s\", which nobody asked for".formatted(encoding));
        };
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    /// The next byte, or -1 at the end.
    int next() throws IOException {
        return fill() ? buffer[at++] & 0xFF : -1;
    }

    /// The next byte that is no blank, line end or byte order mark, which stays unread; -1 at the
    /// end.
    int peek() throws IOException {
        while (fill()) {
            int next = buffer[at] & 0xFF;
            if (next > ' ' && next != 0xEF && next != 0xBB && next != 0xBF) {
                return next;
            }
            at++;
        }
        return -1;
    }

    /// All bytes that are left, but no more than a limit.
    byte[] rest(int limit) throws IOException {
        byte[] rest = new byte[Math.min(limit, buffer.length)];
        int length = 0;
        while (length < limit && fill()) {
            if (length == rest.length) {
                rest = Arrays.copyOf(rest, Math.min(limit, rest.length * 2));
            }
            int count = Math.min(filled - at, rest.length - length);
            System.arraycopy(buffer, at, rest, length, count);
            at += count;
            length += count;
        }
        return Arrays.copyOf(rest, length);
    }

    byte[] rest() throws IOException {
        return rest(LARGEST);
    }

    private boolean fill() throws IOException {
        while (at == filled) {
            at = 0;
            filled = 0;
            if (bytes == null) {
                bytes = open();
            }
            int count = bytes.read(buffer, 0, buffer.length);
            if (count < 0) {
                return false;
            }
            filled = count;
            total += count;
            if (total > LARGEST) {
                throw new Unacceptable("a reply of more than %d MB".formatted(LARGEST >> 20));
            }
        }
        return true;
    }

    /// Reads away the little that may follow the reply's end.
    void finish() throws InterruptedException {
        body.drain(MOMENT);
    }

    @Override
    public void close() {
        turn.close();
        body.close();
    }
}
