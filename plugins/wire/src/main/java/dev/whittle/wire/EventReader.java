package dev.whittle.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Server-sent events (WHATWG HTML, section 9.2.6), read byte by byte: lines are decoded whole,
/// so it does not matter where the network split a character. More lenient than the standard
/// where servers are: an event cut off by the end of the stream is handed out too, marked as
/// such, and `error: {...}` (llama.cpp) is an event.
final class EventReader {
    static final int LONGEST_LINE = 10 << 20;

    private final RawReply in;
    private boolean skipLineFeed;
    private boolean first = true;
    private String stranger = "";

    /// @param name the event's type, `message` if none is given
    /// @param whole whether a blank line ended it, not the end of the stream
    record Event(String name, String data, boolean whole) {}

    EventReader(RawReply in) {
        this.in = in;
    }

    /// The next event that has data, or null at the end.
    @Nullable
    Event next() throws IOException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        boolean hasData = false;
        while (true) {
            String line = line();
            if (line == null || (line.isEmpty() && hasData)) {
                return hasData ? new Event(name, data.toString(), line != null) : null;
            }
            if (line.isEmpty()) {
                name = "message";
                continue;
            }
            String field = line.startsWith("{") ? "data" : field(line);
            String value = line.startsWith("{") ? line : value(line);
            switch (field) {
                case "data", "error" -> {
                    name = field.equals("error") ? "error" : name;
                    data.append(hasData ? "\n" : "").append(value);
                    hasData = true;
                }
                case "event" -> name = value;
                case "", "id", "retry" -> {
                } // a comment keeps the connection alive, the others mean nothing here
                default -> stranger = stranger.isEmpty() ? line : stranger;
            }
        }
    }

    /// The first line that was no part of an event stream, or an empty text.
    String stranger() {
        return stranger;
    }

    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static String value(String line) {
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    // A carriage return ends the line at once: waiting for the line feed behind it could take until the next token.
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        while (true) {
            int next = in.next();
            boolean skip = skipLineFeed && next == '\n';
            skipLineFeed = false;
            if (skip) {
                continue;
            }
            if (next == '\r' || next == '\n') {
                skipLineFeed = next == '\r';
                return decoded(bytes);
            }
            if (next < 0) {
                return bytes.size() == 0 ? null : decoded(bytes);
            }
            bytes.write(next);
            if (bytes.size() > LONGEST_LINE) {
                throw new RawReply.Unacceptable("a line of more than %d MB".formatted(LONGEST_LINE >> 20));
            }
        }
    }

    private String decoded(ByteArrayOutputStream bytes) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        boolean marked = first && line.startsWith("\uFEFF");
        first = false;
        return marked ? line.substring(1) : line;
    }
}
