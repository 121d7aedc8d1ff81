package dev.whittle.model.contract;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One request at the scripted server, and the means to answer it well or badly.
public final class Exchange {
    private final Socket socket;
    private final OutputStream out;
    private final Request request;

    private Exchange(Socket socket, Request request) throws IOException {
        this.socket = socket;
        this.request = request;
        out = socket.getOutputStream();
    }

    static @Nullable Exchange next(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String method = start.substring(0, start.indexOf(' '));
        String path = start.substring(start.indexOf(' ') + 1, start.lastIndexOf(' '));
        return new Exchange(socket,
                new Request(method, path, Map.copyOf(headers), new String(body, StandardCharsets.UTF_8),
                        socket.getPort()));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() > 0) {
                    throw new EOFException("The client stopped in the middle of a line");
                }
                return "";
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /// What was asked.
    public Request request() {
        return request;
    }

    /// A whole response with its length.
    ///
    /// @param headers further ones, each as `Name: value`
    public void respond(int status, String contentType, String body, String... headers) throws IOException {
        respond(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// A whole response with its length.
    public void respond(int status, String contentType, byte[] body, String... headers) throws IOException {
        head(status, contentType, "Content-Length: " + body.length, headers);
        raw(body);
    }

    /// Begins a chunked response with status 200.
    public void begin(String contentType, String... headers) throws IOException {
        head(200, contentType, "Transfer-Encoding: chunked", headers);
    }

    /// Begins a response that ends when the connection does, as of HTTP/1.0 servers.
    public void beginUnbounded(String contentType) throws IOException {
        head(200, contentType, "Connection: close");
    }

    private void head(int status, String contentType, String framing, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\n%s\r\n"
                .formatted(status, contentType, framing));
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        raw(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /// One chunk.
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One chunk.
    public void send(byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        raw(chunk.toByteArray());
    }

    /// Chunks that split the bytes anywhere, also within a character.
    public void dribble(byte[] bytes, Random random) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
            byte[] piece = new byte[length];
            System.arraycopy(bytes, at, piece, 0, length);
            send(piece);
            at += length;
        }
    }

    /// Bytes as they are, without chunk framing.
    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Ends a chunked response properly.
    public void end() throws IOException {
        raw("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// Closes the connection wherever the response stands.
    public void hangUp() throws IOException {
        socket.close();
    }

    /// Resets the connection: bytes under way are lost.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Waits until the client closes the connection.
    ///
    /// @return false if it is still open after ten seconds, or says something more
    public boolean closedByClient() throws IOException {
        socket.setSoTimeout(10_000);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException _) {
            return true;
        }
    }
}
