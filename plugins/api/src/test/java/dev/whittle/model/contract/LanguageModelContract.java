package dev.whittle.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every provider must get right, whatever its wire. A provider's test inherits this class
/// and says how its wire writes things; the faults come from `reference/providers.md` 1.2, where
/// libraries fail.
@Timeout(60)
public abstract class LanguageModelContract {
    private static final String KEY = "sk-contract-5f3A9c1E7b2d46808WQ";
    private static final String MODEL = "test-model";
    private static final Timeouts PATIENT = new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20),
            Duration.ofSeconds(20));
    private static final Duration BRIEF = Duration.ofMillis(150);
    /// Characters of one to four bytes, escapes, line ends of all kinds, and text that looks like
    /// a marker.
    private static final List<String> DELTAS = List.of("Grüße", ", 世界", " 👋🏽\n", "\r\n\"quoted\" \\ and\ttabbed", " ",
            "data: [DONE]\n\n", "\u2028and\u0000zero", " \uD83C\uDDE9\uD83C\uDDEA.");
    private static final String TEXT = String.join("", DELTAS);

    private final List<LanguageModel> opened = new ArrayList<>();
    private ScriptedServer server;

    /// A client of the provider whose waits between attempts take no time.
    protected abstract LanguageModel connect(Connection connection);

    /// The body of a healthy streamed reply that ended by itself.
    protected abstract String reply(List<String> deltas, Usage usage);

    /// The beginning of a streamed reply, without anything that marks its end.
    protected abstract String beginning(List<String> deltas);

    /// A piece of a stream that reports an error while the HTTP status was 200.
    protected abstract String errorInStream(String message);

    /// A piece of a stream that is well framed and holds these words in place of what the wire
    /// wants.
    protected abstract String nonsense(String words);

    /// A whole stream of a reply that the provider's content filter cut off.
    protected abstract String filtered(List<String> deltas);

    /// The body of an error response.
    protected abstract String error(String message);

    /// The body of a list of models.
    protected abstract String models(List<String> ids);

    /// The content type of streamed replies.
    protected String contentType() {
        return "text/event-stream";
    }

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        opened.forEach(LanguageModel::close);
        server.close();
    }

    /// The server of the running test.
    protected final ScriptedServer server() {
        return server;
    }

    /// A client of the running test's server.
    protected final LanguageModel client() {
        return client(PATIENT);
    }

    private LanguageModel client(Timeouts timeouts) {
        return client(new Connection(server.url(), KEY, timeouts));
    }

    private LanguageModel client(Connection connection) {
        LanguageModel model = connect(connection);
        opened.add(model);
        return model;
    }

    /// A request nothing is special about.
    protected static ModelRequest request() {
        return new ModelRequest(MODEL, List.of(Message.system("Be brief."), Message.user("Greet the world.")),
                Parameters.DEFAULT);
    }

    private static ModelException failure(LanguageModel model) {
        return failure(model, _ -> {});
    }

    private static ModelException failure(LanguageModel model, Consumer<ReplyEvent> listener) {
        ModelException failure = catchThrowableOfType(ModelException.class,
                () -> model.stream(request(), listener));
        assertThat(failure).as("the reply must not pass for whole").isNotNull();
        return failure;
    }

    // Not at a note, which may come before anything is sent.
    private static Consumer<ReplyEvent> atText(Runnable action) {
        return event -> {
            if (event instanceof ReplyEvent.Text) {
                action.run();
            }
        };
    }

    private static String text(List<ReplyEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.Text(var delta)) {
                text.append(delta);
            }
        }
        return text.toString();
    }

    private void script(ScriptedServer.Script script) {
        server.then(script);
    }

    private void healthy() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(reply(DELTAS, Usage.of(11, 7)));
            exchange.end();
        });
    }

    @Test
    void aHealthyReplyIsTheSameWhereverTheNetworkSplitsIt() throws Exception {
        byte[] body = reply(DELTAS, Usage.of(11, 7)).getBytes(StandardCharsets.UTF_8);
        LanguageModel model = client();
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            script(exchange -> {
                exchange.begin(contentType());
                exchange.dribble(body, random);
                exchange.end();
            });
            List<ReplyEvent> events = new ArrayList<>();

            Reply reply = model.stream(request(), events::add);

            assertThat(reply.text()).as("seed %d", seed).isEqualTo(TEXT).isEqualTo(text(events));
            assertThat(reply.finish()).isEqualTo(Reply.Finish.STOP);
            assertThat(reply.usage()).isEqualTo(Usage.of(11, 7));
            assertThat(reply.attempts()).isEqualTo(1);
            assertThat(reply.timeToFirstToken()).isPositive().isLessThanOrEqualTo(reply.total());
        }
        assertThat(server.requests()).hasSize(20).allSatisfy(request -> assertThat(request.path() + request.body())
                .contains(MODEL, "Be brief.", "Greet the world."));
    }

    @Test
    void aReplyThatEndsWithItsConnectionIsWhole() throws Exception {
        script(exchange -> {
            exchange.beginUnbounded(contentType());
            exchange.raw(reply(DELTAS, Usage.of(11, 7)).getBytes(StandardCharsets.UTF_8));
            exchange.hangUp();
        });

        assertThat(client().stream(request(), _ -> {}).text()).isEqualTo(TEXT);
    }

    @Test
    void whatIsUnknownIsPassedOver() throws Exception {
        String beginning = beginning(DELTAS);
        String end = reply(DELTAS, Usage.of(11, 7)).substring(beginning.length());
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning + ": a comment\n\nevent: surprise\nid: 7\nretry: 100\n"
                    + "data: {\"type\":\"surprise\",\"new\":{\"deep\":[1,null,{}]}}\n\n" + end);
            exchange.end();
        });

        Reply reply = client().stream(request(), _ -> {});

        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.usage()).isEqualTo(Usage.of(11, 7));
    }

    @Test
    void anEndThatIsSentTwiceCountsOnce() throws Exception {
        String beginning = beginning(DELTAS);
        String end = reply(DELTAS, Usage.of(11, 7)).substring(beginning.length());
        String twice = Stream.of(end.split("(?<=\n\n)")).map(event -> event + event).collect(Collectors.joining());
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning + twice);
            exchange.end();
        });

        Reply reply = client().stream(request(), _ -> {});

        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.usage()).isEqualTo(Usage.of(11, 7));
        assertThat(reply.finish()).isEqualTo(Reply.Finish.STOP);
    }

    @Test
    void aReplyAContentFilterCutOffSaysSo() throws Exception {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(filtered(DELTAS));
            exchange.end();
        });

        Reply reply = client().stream(request(), _ -> {});

        assertThat(reply.finish()).isEqualTo(Reply.Finish.CONTENT_FILTER);
        assertThat(reply.text()).isEqualTo(TEXT);
    }

    @Test
    void aReplyWithoutTextIsWhole() throws Exception {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(reply(List.of(), Usage.of(11, 1)));
            exchange.end();
        });

        assertThat(client().stream(request(), _ -> {}).text()).isEmpty();
    }

    @Test
    void aReplyOfAMegabyteIsWhole() throws Exception {
        List<String> deltas = Collections.nCopies(16, TEXT.repeat((1 << 16) / TEXT.length() + 1));
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(reply(deltas, Usage.of(11, 300_000)));
            exchange.end();
        });

        assertThat(client().stream(request(), _ -> {}).text()).isEqualTo(String.join("", deltas))
                .hasSizeGreaterThan(1 << 20);
    }

    @Test
    void aServerThatSpeaksNoTlsIsUnreachable() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"))) {
            // As a web server does, it takes the greeting for a bad request; the client may greet again.
            Thread.ofVirtual().start(() -> {
                while (!plain.isClosed()) {
                    try (Socket socket = plain.accept()) {
                        DataInputStream in = new DataInputStream(socket.getInputStream());
                        in.skipNBytes(3);
                        in.skipNBytes(in.readUnsignedShort());
                        socket.getOutputStream()
                                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        socket.shutdownOutput();
                        in.readAllBytes();
                    } catch (IOException _) {
                        // the client hung up, as it should, or the test is over
                    }
                }
            });
            URI secure = URI.create("https://127.0.0.1:" + plain.getLocalPort());

            ModelException failure = failure(client(new Connection(secure, KEY, PATIENT)));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("secure connection");
        }
    }

    @Test
    void twentyRepliesAtOnceStayApart() throws Exception {
        LanguageModel model = client();
        for (int i = 0; i < 20; i++) {
            script(exchange -> {
                String asked = exchange.request().body().replaceAll("(?s).*number (\\d+) .*", "$1");
                exchange.begin(contentType());
                exchange.dribble(reply(List.of("This is ", "number ", asked), Usage.of(1, 2))
                        .getBytes(StandardCharsets.UTF_8), new Random(3));
                exchange.end();
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> replies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ModelRequest request = new ModelRequest(MODEL,
                        List.of(Message.user("Say number %d please.".formatted(i))), Parameters.DEFAULT);
                replies.add(threads.submit(() -> model.stream(request, _ -> {}).text()));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(replies.get(i).get()).isEqualTo("This is number " + i);
            }
        }
    }

    @Test
    void anInterruptWhileTextComesClosesTheConnection() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            closed.complete(exchange.closedByClient());
        });
        LanguageModel model = client();

        assertThat(interrupted(model, true)).isInstanceOf(InterruptedException.class);
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();

        healthy();
        assertThat(model.stream(request(), _ -> {}).text()).isEqualTo(TEXT);
    }

    @Test
    void anInterruptBeforeTheAnswerClosesTheConnection() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        script(exchange -> {
            asked.complete(true);
            closed.complete(exchange.closedByClient());
        });
        LanguageModel model = client();
        CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> outcome.complete(outcome(model, _ -> {})));
        asked.get(15, TimeUnit.SECONDS);

        thread.interrupt();

        assertThat(outcome.get(15, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThreadThatIsAlreadyInterruptedAsksNothing() throws Exception {
        healthy();
        assertThat(interrupted(client(), false)).isInstanceOf(InterruptedException.class);
    }

    private static @Nullable Throwable interrupted(LanguageModel model, boolean atTheFirstText) throws Exception {
        CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> text = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            if (!atTheFirstText) {
                Thread.currentThread().interrupt();
            }
            outcome.complete(outcome(model, atText(() -> text.complete(true))));
        });
        if (atTheFirstText) {
            text.get(15, TimeUnit.SECONDS);
            thread.interrupt();
        }
        return outcome.get(15, TimeUnit.SECONDS);
    }

    private static @Nullable Throwable outcome(LanguageModel model, Consumer<ReplyEvent> listener) {
        try {
            model.stream(request(), listener);
            return null;
        } catch (ModelException | InterruptedException | RuntimeException e) {
            return e;
        }
    }

    @Test
    void aListenerThatThrowsEndsTheCallAndTheConnection() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            closed.complete(exchange.closedByClient());
        });

        assertThatThrownBy(() -> client().stream(request(), atText(() -> {
            throw new IllegalStateException("the listener's own");
        }))).isInstanceOf(IllegalStateException.class).hasMessage("the listener's own");
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingTheClientEndsARunningReply() throws Exception {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            exchange.closedByClient();
        });
        LanguageModel model = client();
        CompletableFuture<Boolean> text = new CompletableFuture<>();
        CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> outcome.complete(outcome(model, atText(() -> text.complete(true)))));
        text.get(15, TimeUnit.SECONDS);

        model.close();

        assertThat(outcome.get(15, TimeUnit.SECONDS)).isInstanceOf(ModelException.class);
    }

    @Test
    void silenceInPlaceOfHeadersIsATimeout() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        script(exchange -> closed.complete(exchange.closedByClient()));

        ModelException failure = failure(client(new Timeouts(PATIENT.connect(), BRIEF, PATIENT.idle())));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceAfterTheHeadersIsATimeout() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        script(exchange -> {
            exchange.begin(contentType());
            closed.complete(exchange.closedByClient());
        });

        ModelException failure = failure(client(new Timeouts(PATIENT.connect(), BRIEF, PATIENT.idle())));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silenceInTheMiddleIsATimeoutThatKeepsTheText() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            closed.complete(exchange.closedByClient());
        });

        ModelException failure = failure(client(new Timeouts(PATIENT.connect(), PATIENT.firstToken(), BRIEF)));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.partialText()).isEqualTo(TEXT);
        assertThat(closed.get(15, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSteadyReplyMayTakeLongerThanTheFirstTokenMay() throws Exception {
        Duration limit = Duration.ofSeconds(2);
        script(exchange -> {
            exchange.begin(contentType());
            String whole = reply(DELTAS, Usage.of(11, 7));
            exchange.send(whole.substring(0, 20));
            Thread.sleep(limit.plusMillis(200)); // the scenario itself: longer than the limit
            exchange.send(whole.substring(20));
            exchange.end();
        });

        Reply reply = client(new Timeouts(PATIENT.connect(), limit, PATIENT.idle())).stream(request(), _ -> {});

        assertThat(reply.text()).isEqualTo(TEXT);
    }

    @Test
    void aProperEndWithoutTheProvidersMarkerIsTruncated() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            exchange.end();
        });

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure.partialText()).isEqualTo(TEXT);
    }

    @Test
    void anEmptyReplyIsTruncated() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.end();
        });

        assertThat(failure(client()).kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void aConnectionClosedInTheMiddleIsTruncated() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            exchange.hangUp();
        });

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure.partialText()).isEqualTo(TEXT);
        assertThat(server.requests()).as("a reply that began was paid for").hasSize(1);
    }

    @Test
    void aConnectionResetInTheMiddleIsTruncated() throws Exception {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS));
            heard.join(); // a reset drops what was not read yet
            exchange.reset();
        });

        ModelException failure = failure(client(), atText(() -> heard.complete(true)));

        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(failure.partialText()).isNotEmpty();
    }

    @Test
    void aReplyCutAtAnyByteNeverPassesForWhole() throws Exception {
        byte[] body = reply(List.of("Paris", " is nice."), Usage.of(11, 7)).getBytes(StandardCharsets.UTF_8);
        LanguageModel model = client();
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] part = new byte[random.nextInt(body.length)];
            System.arraycopy(body, 0, part, 0, part.length);
            script(exchange -> {
                exchange.begin(contentType());
                if (part.length > 0) {
                    exchange.send(part);
                }
                exchange.hangUp();
            });
            try {
                // Cut behind the marker it is whole; before it, it must not be.
                assertThat(model.stream(request(), _ -> {}).text()).as("cut at %d", part.length)
                        .isEqualTo("Paris is nice.");
            } catch (ModelException e) {
                assertThat(e.kind()).as("cut at %d", part.length).isEqualTo(Kind.TRUNCATED);
                assertThat("Paris is nice.").startsWith(e.partialText());
            }
        }
    }

    @Test
    void anErrorInsideARunningReplyIsAnError() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS) + errorInStream("the engine died"));
            exchange.end();
        });

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure).hasMessageContaining("the engine died");
        assertThat(failure.partialText()).isEqualTo(TEXT);
    }

    @Test
    void aRefusedKeyIsUnauthorized() {
        script(exchange -> exchange.respond(401, "application/json", error("bad key")));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("key");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anUnknownModelIsRefusedByName() {
        script(exchange -> exchange.respond(404, "application/json",
                error("The model `%s` does not exist".formatted(MODEL))));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining(MODEL);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aBadRequestIsNotSentTwice() {
        script(exchange -> exchange.respond(400, "application/json", error("messages must not be empty")));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("messages must not be empty");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tooManyRequestsIsRetriedWhenTheServerSays() throws Exception {
        script(exchange -> exchange.respond(429, "application/json", error("slow down"), "Retry-After: 2"));
        healthy();
        List<ReplyEvent> events = new ArrayList<>();

        Reply reply = client().stream(request(), events::add);

        assertThat(reply.text()).isEqualTo(TEXT).isEqualTo(text(events));
        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(events).filteredOn(event -> !(event instanceof ReplyEvent.Note)).first()
                .isInstanceOfSatisfying(ReplyEvent.Retrying.class, retrying -> {
                    assertThat(retrying.attempt()).isEqualTo(1);
                    assertThat(retrying.delay()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(retrying.reason()).isNotBlank();
                });
    }

    @Test
    void aWaitOfAnHourIsReportedAndNotWaitedFor() {
        script(exchange -> exchange.respond(429, "application/json", error("slow down"), "Retry-After: 3600"));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure).hasMessageContaining("1 h");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anOverloadedServerIsTriedAgain() throws Exception {
        script(exchange -> exchange.respond(529, "application/json", error("overloaded")));
        script(exchange -> exchange.respond(503, "text/html", "<html><title>Bad gateway</title></html>"));
        healthy();

        Reply reply = client().stream(request(), _ -> {});

        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.attempts()).isEqualTo(3);
    }

    @Test
    void aServerThatKeepsFailingIsGivenUp() {
        for (int i = 0; i < 5; i++) {
            script(exchange -> exchange.respond(500, "application/json", error("out of order")));
        }

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure).hasMessageContaining("out of order");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsTriedAgain() throws Exception {
        script(Exchange::hangUp);
        script(Exchange::reset);
        healthy();

        assertThat(client().stream(request(), _ -> {}).attempts()).isEqualTo(3);
    }

    @Test
    void aServerThatDoesNotRunIsUnreachable() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        ModelException failure = failure(client(new Connection(nobody, KEY, PATIENT)));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("running").hasMessageContaining(nobody.toString());
    }

    @Test
    void nonsenseInPlaceOfAnEventIsMalformed() {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS) + nonsense("{\"not\": json"));
            exchange.end();
        });

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.partialText()).isEqualTo(TEXT);
    }

    @Test
    void aWebPageInPlaceOfAReplyIsMalformed() {
        script(exchange -> exchange.respond(200, "text/html", "<!doctype html><title>Sign in</title><p>Welcome</p>"));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("Sign in");
    }

    @Test
    void plainTextInPlaceOfAReplyIsMalformed() {
        script(exchange -> exchange.respond(200, "text/plain", "no healthy upstream"));

        ModelException failure = failure(client());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("no healthy upstream");
    }

    @Test
    void aLineWithoutEndIsMalformed() {
        flood("data: ", "x".repeat(1 << 20));

        assertThat(failure(client()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aReplyWithoutEndIsMalformed() {
        flood("", ": still thinking\n".repeat(60_000));

        assertThat(failure(client()).kind()).isEqualTo(Kind.MALFORMED);
    }

    private void flood(String start, String piece) {
        script(exchange -> {
            exchange.begin(contentType());
            exchange.send(beginning(DELTAS) + start);
            for (int i = 0; i < 80; i++) { // until the client closes the connection, or 80 MB
                exchange.send(piece);
            }
            exchange.end();
        });
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() throws Exception {
        try (ScriptedServer other = ScriptedServer.start()) {
            script(exchange -> exchange.respond(307, "text/plain", "", "Location: " + other.url()));

            ModelException failure = failure(client());

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void theKeyGoesToTheServerAndIntoNoMessage() {
        String echo = "You sent the key %s, that is %s... or %s"
                .formatted(KEY, KEY.substring(0, KEY.length() - 6), KEY.substring(4));
        List<ScriptedServer.Script> scripts = List.of(
                exchange -> exchange.respond(400, "application/json", error(echo)),
                exchange -> exchange.respond(401, "application/json", error(echo)),
                exchange -> exchange.respond(403, "text/plain", echo),
                exchange -> exchange.respond(404, "text/html", "<title>" + echo + "</title>"),
                exchange -> exchange.respond(429, "application/json", error(echo), "Retry-After: 900"),
                exchange -> exchange.respond(501, "application/json", error(echo), "Retry-After: 900"),
                exchange -> exchange.respond(302, "text/plain", echo, "Location: http://127.0.0.1/" + KEY),
                exchange -> exchange.respond(200, "text/html", "<p>" + echo),
                exchange -> exchange.respond(200, "text/plain", echo),
                exchange -> exchange.respond(200, "application/json", "{\"" + KEY + "\": nope"),
                exchange -> exchange.respond(200, contentType(), nonsense(KEY)),
                exchange -> exchange.respond(200, contentType(), nonsense(echo)),
                exchange -> exchange.respond(200, contentType(), errorInStream(echo)),
                exchange -> exchange.respond(200, contentType(), "", "Content-Encoding: " + KEY));
        for (int i = 0; i < scripts.size(); i++) {
            script(scripts.get(i));
            LanguageModel model = client();

            ModelException failure = failure(model,
                    event -> assertThat(event.toString()).doesNotContain(KEY.substring(4, 16)));

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace + failure.partialText() + model).as("script %d", i)
                    .doesNotContain(KEY.substring(4, 16), KEY.substring(KEY.length() - 12));
            assertThat(failure.getMessage()).as("script %d", i).hasSizeLessThan(500).matches("\\P{Cntrl}*");
        }
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.headers().values()).anyMatch(value -> value.contains(KEY));
            assertThat(request.body() + request.path()).doesNotContain(KEY);
        });
    }

    @Test
    void theKeyIsNotSentReadablyAcrossANetwork() {
        URI remote = URI.create("http://192.0.2.1/v1"); // TEST-NET-1, RFC 5737

        ModelException failure = failure(client(new Connection(remote, KEY, PATIENT)));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("https").hasMessageNotContaining(KEY);
    }

    @Test
    void aKeyNoHeaderCanCarryIsNotPrinted() {
        ModelException failure = failure(client(new Connection(server.url(), KEY + "\nX: y", PATIENT)));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageNotContaining(KEY);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theModelsAreListedSorted() throws Exception {
        script(exchange -> exchange.respond(200, "application/json", models(List.of("zeta-1", "alpha-2", "mu-3"))));

        assertThat(client().models()).containsExactly("alpha-2", "mu-3", "zeta-1");
    }

    @Test
    void aRefusedKeyShowsInTheListOfModelsToo() {
        script(exchange -> exchange.respond(401, "application/json", error("bad key")));

        ModelException failure = catchThrowableOfType(ModelException.class, () -> client().models());

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void aListOfModelsThatIsNoneIsMalformed() {
        script(exchange -> exchange.respond(200, "text/html", "<title>Welcome</title>"));

        ModelException failure = catchThrowableOfType(ModelException.class, () -> client().models());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aServerThatIsSilentAboutItsModelsIsATimeout() {
        script(Exchange::closedByClient);
        LanguageModel model = client(new Timeouts(PATIENT.connect(), BRIEF, BRIEF));

        ModelException failure = catchThrowableOfType(ModelException.class, model::models);

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
}
