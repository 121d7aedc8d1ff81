package dev.whittle.app.cli;

import dev.whittle.model.contract.Exchange;
import dev.whittle.model.contract.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A loopback server of chat completions that answers what the test says to the last message. It keeps what it
/// answered as a whole, which is what a provider bills.
public final class ChatServer implements AutoCloseable {
    private final ScriptedServer server;
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();

    interface Script {
        void play(String asked, Exchange exchange, Runnable answered) throws IOException, InterruptedException;
    }

    private ChatServer(ScriptedServer server) {
        this.server = server;
    }

    /// A server for at most so many requests.
    public static ChatServer start(int requests, UnaryOperator<String> answer) throws IOException {
        return start(requests, (asked, exchange, done) -> {
            done.run();
            answer(exchange, answer.apply(asked));
        });
    }

    static ChatServer start(int requests, Script script) throws IOException {
        ChatServer chat = new ChatServer(ScriptedServer.start());
        for (int i = 0; i < requests; i++) {
            chat.server.then(exchange -> {
                String asked = asked(exchange);
                script.play(asked, exchange, () -> chat.answered.add(asked));
            });
        }
        return chat;
    }

    static void answer(Exchange exchange, String text) throws IOException {
        exchange.respond(200, "text/event-stream", """
                data: {"id":"1","object":"chat.completion.chunk","model":"served-1","choices":[{"index":0,"delta":\
                {"role":"assistant","content":%s},"finish_reason":"stop"}]}

                data: {"id":"1","object":"chat.completion.chunk","model":"served-1","choices":[],"usage":\
                {"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}}

                data: [DONE]

                """.formatted(JsonMapper.shared().writeValueAsString(text)));
    }

    private static String asked(Exchange exchange) {
        JsonNode messages = JsonMapper.shared().readTree(exchange.request().body()).required("messages");
        return messages.path(messages.size() - 1).required("content").stringValue();
    }

    public URI url() {
        return server.url().resolve("/v1");
    }

    /// The messages that were answered, in order.
    List<String> answered() {
        return List.copyOf(answered);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
