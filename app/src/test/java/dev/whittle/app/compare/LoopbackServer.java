package dev.whittle.app.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/// A server on the loopback device that speaks just enough HTTP to answer as a test says.
final class LoopbackServer implements AutoCloseable {
    /// What was asked.
    record Request(String line, String authorization, String body) {}

    /// Writes an answer; what it throws is the connection's end.
    interface Answer {
        void write(OutputStream out) throws Exception;
    }

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    /// Whose connection the client closed while the answer was being written.
    final BlockingQueue<String> hungUp = new LinkedBlockingQueue<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    LoopbackServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// Answers requests whose first line or body holds a text.
    void when(String held, Answer answer) {
        answers.put(held, answer);
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/v1");
    }

    static void head(OutputStream out, String status, String type) throws IOException {
        write(out, "HTTP/1.1 %s\r\nContent-Type: %s\r\nConnection: close\r\n\r\n".formatted(status, type));
    }

    /// One event of a Chat Completions stream with more of the answer.
    static void text(OutputStream out, String delta) throws IOException {
        write(out, "data: {\"model\":\"served-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + delta
                + "\"},\"finish_reason\":null}]}\n\n");
    }

    static void end(OutputStream out, int in, int cached, int completion) throws IOException {
        write(out, """
                data: {"model":"served-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"model":"served-1","choices":[],"usage":{"prompt_tokens":%d,"completion_tokens":%d,\
                "prompt_tokens_details":{"cached_tokens":%d}}}

                data: [DONE]

                """.formatted(in, completion, cached));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        String body = "";
        try (client) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            String line = String.valueOf(in.readLine());
            int length = 0;
            String authorization = "";
            String header = in.readLine();
            while (header != null && !header.isEmpty()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                } else if (lower.startsWith("authorization:")) {
                    authorization = header.substring(14).strip();
                }
                header = in.readLine();
            }
            char[] chars = new char[length];
            int read = 0;
            while (read < length) {
                read += in.read(chars, read, length - read);
            }
            body = new String(chars);
            requests.add(new Request(line, authorization, body));
            String asked = line + "\n" + body;
            Answer answer = answers.entrySet().stream().filter(entry -> asked.contains(entry.getKey())).findFirst()
                    .orElseThrow(() -> new IOException("No answer for " + asked)).getValue();
            answer.write(client.getOutputStream());
        } catch (Exception _) {
            hungUp.add(body);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
