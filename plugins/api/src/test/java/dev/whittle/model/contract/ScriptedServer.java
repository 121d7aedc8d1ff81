package dev.whittle.model.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A loopback server that plays one script a request, in the order given, over raw sockets:
/// WireMock and its like cannot cut a stream, stall it or split it at any byte. Thread-safe.
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Queue<Script> scripts = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// What the server does with one request. An exception ends the connection, as the client
    /// sees it.
    public interface Script {
        void play(Exchange exchange) throws IOException, InterruptedException;
    }

    private ScriptedServer(ServerSocket listening) {
        this.listening = listening;
    }

    /// Starts a server on a free port of 127.0.0.1.
    public static ScriptedServer start() throws IOException {
        ScriptedServer server = new ScriptedServer(new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().name("scripted-server").start(server::accept);
        return server;
    }

    /// The server's address, such as `http://127.0.0.1:40123`.
    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /// Adds what happens at the next request that has no script yet.
    public ScriptedServer then(Script script) {
        synchronized (scripts) {
            scripts.add(script);
        }
        return this;
    }

    /// The requests that came, in order.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException _) {
                return; // closed: the test is over
            } catch (IOException e) {
                throw new IllegalStateException("The scripted server cannot accept connections", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Exchange exchange = Exchange.next(socket);
            while (exchange != null) {
                requests.add(exchange.request());
                script().play(exchange);
                exchange = socket.isClosed() ? null : Exchange.next(socket);
            }
        } catch (IOException _) {
            // The client went away, which is what many scripts are about; the test sees it from its side.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Script script() {
        synchronized (scripts) {
            Script next = scripts.poll();
            return next != null
                    ? next
                    : exchange -> exchange.respond(418, "text/plain", "The test foresaw no further request");
        }
    }

    /// Stops listening and drops every connection.
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
