package dev.whittle.wire;

import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.ModelException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to one server and hands back replies whose every byte is waited for with a
/// limit: the JDK's own timeout stops counting at the headers, so a server that stalls later
/// would be waited for forever.
final class Transport implements AutoCloseable {
    private final Server server;
    private final Timeouts timeouts;
    private final HttpClient client;
    private final Gate gate;
    private volatile boolean closed;

    Transport(Server server, Timeouts timeouts, Gate gate) {
        this.server = server;
        this.gate = gate;
        this.timeouts = timeouts;
        // HTTP/1.1: offering h2c makes vLLM lose the body and LM Studio hang. No redirects: the key would follow.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .executor(Thread::startVirtualThread)
                .build();
    }

    RawReply get(URI uri) throws RequestFailed, ModelException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    }

    RawReply post(URI uri, byte[] body) throws RequestFailed, ModelException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream, application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private RawReply send(HttpRequest.Builder request) throws RequestFailed, ModelException, InterruptedException {
        Gate.Turn turn = gate.enter();
        boolean answered = false;
        try {
            RawReply reply = send(request, turn);
            answered = true;
            return reply;
        } finally {
            if (!answered) {
                turn.close();
            }
        }
    }

    private RawReply send(HttpRequest.Builder request, Gate.Turn turn)
            throws RequestFailed, ModelException, InterruptedException {
        server.headers().forEach(request::header);
        long limit = timeouts.firstToken().toNanos();
        long deadline = System.nanoTime() + limit;
        CompletableFuture<HttpResponse<BodyStream>> coming = client.sendAsync(request.build(),
                _ -> new BodyStream(deadline, timeouts.idle()));
        try {
            HttpResponse<BodyStream> response = coming.get(limit, TimeUnit.NANOSECONDS);
            return new RawReply(response.statusCode(), response.headers(), response.body(), turn);
        } catch (TimeoutException _) {
            abandon(coming);
            throw NetworkProblem.silentFromTheStart(server, timeouts.firstToken());
        } catch (InterruptedException e) {
            abandon(coming);
            throw e;
        } catch (ExecutionException e) {
            if (closed) {
                throw new ModelException(ModelException.Kind.UNREACHABLE,
                        "The connection to %s was closed here before the answer came: run it again."
                                .formatted(server.name()),
                        "", cause(e));
            }
            throw NetworkProblem.beforeTheReply(server, timeouts.connect(), cause(e));
        }
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private static void abandon(CompletableFuture<HttpResponse<BodyStream>> coming) {
        // Cancelling closes the connection; if the headers won the race, their body is what holds it.
        if (!coming.cancel(true) && !coming.isCompletedExceptionally()) {
            coming.join().body().close();
        }
    }

    /// Ends every running request at once.
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
