package dev.whittle.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A loopback server of chat completions that says the last message again after a while, as a stream or whole.
final class LatencyServer implements AutoCloseable {
    private final HttpServer server;
    private final Duration latency;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    private LatencyServer(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    static LatencyServer start(Duration latency) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 512);
        LatencyServer server = new LatencyServer(http, latency);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/chat/completions", server::answer);
        http.start();
        return server;
    }

    String url() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /// How many were asked at once at most, and how many were answered, since the last look.
    String account() {
        return "%d at once, %d answered".formatted(most.getAndSet(0), answered.getAndSet(0));
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody());
            JsonNode messages = request.required("messages");
            String text = JsonMapper.shared()
                    .writeValueAsString(messages.path(messages.size() - 1).path("content").asString());
            Thread.sleep(latency);
            boolean streamed = request.path("stream").asBoolean(false);
            byte[] body = (streamed ? stream(text) : whole(text)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", streamed ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            answered.incrementAndGet();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static String stream(String text) {
        return """
                data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":%s},"finish_reason":"stop"}]}

                data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}

                data: [DONE]

                """
                .formatted(text);
    }

    private static String whole(String text) {
        return """
                {"id":"1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}"""
                .formatted(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
