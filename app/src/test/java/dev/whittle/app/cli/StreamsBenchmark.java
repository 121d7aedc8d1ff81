package dev.whittle.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Many streams at once through one client: how much longer than the server's own schedule all of them take. The server is
/// a process of its own, so that only our side is measured. `app/docs/benchmarks.md` has the command.
final class StreamsBenchmark {
    private static final int DELTAS = 100;
    private static final long PAUSE_NANOS = 30_000_000;
    private static final int ROUNDS = Integer.getInteger("whittle.rounds", 5);
    private static final String DELTA = """
            data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"token "},"finish_reason":null}]}

            """;
    private static final String END = """
            data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":100,"total_tokens":109}}

            data: [DONE]

            """;

    private StreamsBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("server")) {
            serve();
            return;
        }
        Process server = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), StreamsBenchmark.class.getName(), "server")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            URI url = URI.create(server.inputReader().readLine());
            System.out
                    .println("| streams at once | s: ideal | all of them | above it | slowest to its first token, ms |"
                            + "\n|---|---|---|---|---|");
            for (int streams : new int[]{1, 20, 200}) {
                row(url, streams);
            }
        } finally {
            server.destroy();
        }
        System.exit(0);
    }

    private static void row(URI url, int streams) throws Exception {
        double ideal = DELTAS * PAUSE_NANOS / 1e9;
        double[] seconds = new double[ROUNDS];
        double[] first = new double[ROUNDS];
        try (LanguageModel client = provider().connect(new Connection(url, null, Connection.Timeouts.DEFAULT))) {
            for (int round = -1; round < ROUNDS; round++) {
                long start = System.nanoTime();
                List<Reply> replies = all(client, streams);
                if (round >= 0) {
                    seconds[round] = (System.nanoTime() - start) / 1e9;
                    first[round] = replies.stream().mapToLong(reply -> reply.timeToFirstToken().toMillis()).max()
                            .orElseThrow();
                }
            }
        }
        Arrays.sort(seconds);
        Arrays.sort(first);
        double median = seconds[ROUNDS / 2];
        System.out.printf("| %d | %.2f | %.2f | %.1f %% | %.0f |%n", streams, ideal, median,
                100 * (median / ideal - 1), first[ROUNDS / 2]);
    }

    private static List<Reply> all(LanguageModel client, int streams) throws Exception {
        ModelRequest request = new ModelRequest("m", List.of(Message.user("Say a hundred tokens.")),
                Parameters.DEFAULT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                running.add(threads.submit(() -> client.stream(request, _ -> {})));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> one : running) {
                replies.add(one.get());
                if (!replies.getLast().text().equals("token ".repeat(DELTAS))) {
                    throw new IllegalStateException("A reply came broken: " + replies.getLast().text());
                }
            }
            return replies;
        }
    }

    private static ModelProvider provider() {
        return ServiceLoader.load(ModelProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("openai-compatible")).findFirst().orElseThrow();
    }

    private static void serve() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 512);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/chat/completions", StreamsBenchmark::answer);
        http.start();
        System.out.println("http://127.0.0.1:%d/v1".formatted(http.getAddress().getPort()));
    }

    // By the clock and not by pauses added up: a late delta does not make the next one later.
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            long start = System.nanoTime();
            exchange.sendResponseHeaders(200, 0);
            for (int delta = 1; delta <= DELTAS; delta++) {
                for (long due = start + delta * PAUSE_NANOS, left; (left = due - System.nanoTime()) > 0;) {
                    LockSupport.parkNanos(left);
                }
                exchange.getResponseBody().write(DELTA.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            exchange.getResponseBody().write(END.getBytes(StandardCharsets.UTF_8));
        }
    }
}
