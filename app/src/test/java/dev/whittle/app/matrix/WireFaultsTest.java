package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.Desk;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.model.contract.Exchange;
import dev.whittle.model.contract.ScriptedServer;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.optimizer.experiment.matrix.CallEstimates;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.Grader;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run on cases over the wires of three vendors, against a server that plays another fault for each case; then the
/// same run resumed against a server that has recovered.
@Timeout(180)
final class WireFaultsTest {
    private static final String KEY = "sk-faults-5f3A9c1E7b2d46808WQ";
    private static final String TEXT = "fine text";
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration HASTY = Duration.ofMillis(300);
    private static final int MEGABYTE = 1 << 20;

    /// Cases whose reply is whole, whatever else is strange about it.
    private static final Set<String> WHOLE = new LinkedHashSet<>(List.of("healthy-1", "rate-limited-once", "late",
            "end-twice", "unknown-fields", "empty", "filtered", "megabyte", "healthy-2"));
    /// Cases without a whole reply, with words their sentence holds.
    private static final Map<String, String> BROKEN = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("forbidden", "403"), Map.entry("not-found", "404"), Map.entry("rate-limited", "429"),
            Map.entry("rate-limited-for-an-hour", "429"), Map.entry("error-500", "500"),
            Map.entry("unavailable", "503"), Map.entry("overloaded", "529"), Map.entry("web-page", "502"),
            Map.entry("reset", ""), Map.entry("truncated", ""), Map.entry("malformed", "")));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private int atOnce = 32;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(Wire.class)
    void everyFaultEndsItsOwnCellAndAResumedRunAsksExactlyThoseAgain(Wire wire) throws Exception {
        List<String> names = new ArrayList<>(WHOLE);
        names.addAll(BROKEN.keySet());
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"));
                ScriptedServer server = ScriptedServer.start()) {
            SavedMatrix saved = workspace.matrices().start("faults", "{\"columns\":[],\"cases\":[],\"repeats\":1}");
            script(server, wire, true);
            MatrixRun run = run(wire, server.url(), names, workspace, saved);

            for (int cell = 0; cell < run.plan().size(); cell++) {
                String name = names.get(run.plan().caseOf(cell));
                if (WHOLE.contains(name)) {
                    whole(name, run.board().state(cell));
                } else {
                    broken(name, run.board().state(cell));
                }
            }
            assertThat(workspace.matrices().replies(saved, true).find(keys(run))).as("kept").hasSize(WHOLE.size());
            // 9 tokens in at $2.50 and 3 out at $10.00 a million.
            assertThat(run.spending().spent()).as("billed").isEqualByComparingTo(
                    new BigDecimal("0.0000525").multiply(BigDecimal.valueOf(WHOLE.size())));
            assertThat(run.spending().assumed()).as("what broke off may be billed").isPositive();

            asked.clear();
            MatrixRun again = run(wire, server.url(), names, workspace, saved);
            assertThat(new LinkedHashSet<>(asked)).as("asked again").isEqualTo(BROKEN.keySet());
            assertThat(again.board().totals().answered()).as("still broken").isEqualTo(WHOLE.size());
        }
        asked.clear();
        try (Workspace workspace = Workspace.open(folder.resolve("w.sqlite"));
                ScriptedServer recovered = ScriptedServer.start()) {
            SavedMatrix saved = workspace.matrices().latest().orElseThrow();
            script(recovered, wire, false);
            MatrixRun resumed = run(wire, recovered.url(), names, workspace, saved);

            assertThat(asked).as("another address is another server: nothing of the first is used")
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(resumed.board().totals().passed()).isEqualTo(names.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aRefusedKeyOrADeadServerEndsItsColumnAndNoOther(Wire wire) throws Exception {
        atOnce = 1;
        URI dead;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            dead = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        List<String> names = List.of("healthy-1", "healthy-2", "healthy-3");
        try (ScriptedServer good = ScriptedServer.start();
                ScriptedServer refusing = ScriptedServer.start();
                Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            script(good, wire, false);
            for (int i = 0; i < 10; i++) {
                refusing.then(exchange -> exchange.respond(401, "application/json",
                        "{\"error\":{\"message\":\"Incorrect API key provided: %s\"}}".formatted(KEY)));
            }
            SavedMatrix saved = workspace.matrices().start("keys", "{\"columns\":[],\"cases\":[],\"repeats\":1}");
            Map<URI, Duration> servers = new LinkedHashMap<>();
            List.of(good.url(), refusing.url(), dead).forEach(url -> servers.put(url, PATIENT));
            MatrixRun run = run(wire, servers, names, workspace, saved);

            for (int cell = 0; cell < run.plan().size(); cell++) {
                CellState state = run.board().state(cell);
                switch (run.plan().columnOf(cell)) {
                    case 0 -> whole("healthy", state);
                    case 1 -> assertThat(sentence(state)).contains("refused the key").doesNotContain(KEY);
                    default -> assertThat(sentence(state)).contains("127.0.0.1:" + dead.getPort());
                }
            }
            assertThat(refusing.requests()).as("a key is refused once").hasSize(1);
            assertThat(run.spending().assumed()).isZero();
        }
    }

    // Names below .invalid are refused by NoSuchHosts, so that no name server is asked.
    @ParameterizedTest
    @EnumSource(Wire.class)
    void aHostNobodyKnowsOrAServerWithoutTlsEndsItsColumnAndNoOther(Wire wire) throws Exception {
        atOnce = 1;
        List<String> names = List.of("healthy-1", "healthy-2", "healthy-3");
        URI nowhere = URI.create("https://no-such-host.invalid/v1");
        try (ScriptedServer good = ScriptedServer.start();
                ServerSocket plain = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            script(good, wire, false);
            Thread.ofVirtual().start(() -> answerInPlainText(plain));
            URI insecure = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            SavedMatrix saved = workspace.matrices().start("hosts", "{\"columns\":[],\"cases\":[],\"repeats\":1}");
            Map<URI, Duration> servers = new LinkedHashMap<>();
            List.of(good.url(), nowhere, insecure).forEach(url -> servers.put(url, PATIENT));
            MatrixRun run = run(wire, servers, names, workspace, saved);

            for (int cell = 0; cell < run.plan().size(); cell++) {
                CellState state = run.board().state(cell);
                if (run.plan().columnOf(cell) == 0) {
                    whole("healthy", state);
                } else {
                    assertThat(sentence(state)).contains(run.plan().columnOf(cell) == 1
                            ? "The host no-such-host.invalid is unknown"
                            : "No secure connection to")
                            .doesNotContain(KEY).doesNotContain("\n").doesNotContain("Exception").endsWith(".");
                }
            }
            assertThat(workspace.matrices().replies(saved, true).find(keys(run))).as("kept").hasSize(names.size());
            assertThat(run.spending().assumed()).as("nothing was sent that could be billed").isZero();
        }
    }

    // As a web server does that is asked over TLS at its plain port: it takes the greeting for a bad request.
    private static void answerInPlainText(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                in.skipNBytes(3);
                in.skipNBytes(in.readUnsignedShort());
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // The client went away, or the test is over.
            }
        }
    }

    // A server that says nothing is found out by time alone, so this server's time is short and no healthy call has to meet it.
    @ParameterizedTest
    @EnumSource(Wire.class)
    void silenceEndsItsCellsAndHarmsNoOtherColumn(Wire wire) throws Exception {
        List<String> names = List.of("no-first-byte", "stalls");
        try (ScriptedServer good = ScriptedServer.start();
                ScriptedServer silent = ScriptedServer.start();
                Workspace workspace = Workspace.open(folder.resolve("w.sqlite"))) {
            script(good, wire, false);
            script(silent, wire, true);
            SavedMatrix saved = workspace.matrices().start("silence", "{\"columns\":[],\"cases\":[],\"repeats\":1}");
            MatrixRun run = run(wire, Map.of(good.url(), PATIENT, silent.url(), HASTY), names, workspace, saved);

            for (int cell = 0; cell < run.plan().size(); cell++) {
                if (run.plan().columns().get(run.plan().columnOf(cell)).column().target().host()
                        .equals(good.url().getAuthority())) {
                    whole("healthy", run.board().state(cell));
                } else {
                    assertThat(sentence(run.board().state(cell))).contains("0.3 s");
                }
            }
            assertThat(workspace.matrices().replies(saved, true).find(keys(run))).hasSize(names.size());
            assertThat(run.spending().assumed()).as("it may have been billed").isPositive();
        }
    }

    private static void whole(String name, CellState state) {
        assertThat(state).as(name).isInstanceOfSatisfying(CellState.Answered.class, answered -> {
            assertThat(answered.source()).isIn(CellState.Source.FRESH, CellState.Source.RESUMED);
            assertThat(answered.run().outcome()).isInstanceOf(Outcome.Finished.class);
            assertThat(answered.run().outcome().text().strip()).hasSize(switch (name) {
                case "empty" -> 0;
                case "megabyte" -> MEGABYTE;
                default -> TEXT.length();
            });
        });
    }

    private static void broken(String name, CellState state) {
        assertThat(state).as(name).isInstanceOf(CellState.Failed.class);
        assertThat(sentence(state)).as(name).contains(BROKEN.get(name)).doesNotContain(KEY).doesNotContain("\n")
                .doesNotContain("Exception").endsWith(".");
    }

    private static String sentence(CellState state) {
        return switch (state) {
            case CellState.Failed failed -> CellWords.problem(failed);
            case CellState.Skipped(String why) -> why;
            case CellState.Answered _,CellState.Running _,CellState.Waiting _ ->
                throw new AssertionError("There is no failure: " + state);
        };
    }

    private static List<String> keys(MatrixRun run) {
        return run.plan().calls().stream().map(call -> call.key()).toList();
    }

    private MatrixRun run(Wire wire, URI server, List<String> names, Workspace workspace, SavedMatrix saved)
            throws Exception {
        return run(wire, Map.of(server, PATIENT), names, workspace, saved);
    }

    private MatrixRun run(Wire wire, Map<URI, Duration> servers, List<String> names, Workspace workspace,
            SavedMatrix saved)
            throws Exception {
        Comparison comparison = new Comparison(Desk.CATALOG);
        CaseSet cases = CaseReader.read("cases.csv", "name,__expected\n" + String.join(",regex:.*\n", names)
                + ",regex:.*\n", List.of());
        List<MatrixColumn> columns = new ArrayList<>();
        Map<String, LanguageModel> clients = new LinkedHashMap<>();
        for (Map.Entry<URI, Duration> one : servers.entrySet()) {
            URI url = one.getKey();
            Duration patience = one.getValue();
            String label = Character.toString('A' + columns.size());
            columns.add(new MatrixColumn(new Column(label, "faults", Prompt.of(Message.user("Play {{name}} now")),
                    Target.known(Desk.GPT_4O, "Loopback", url), new Parameters(null, 100, null, null, List.of())),
                    wire.id()));
            clients.put(label, wire.provider().connect(
                    new Connection(url, KEY, new Connection.Timeouts(PATIENT, patience, patience))));
        }
        MatrixRun run = MatrixRun.prepare(Plan.of(columns, cases.cases(), 1, comparison),
                new MatrixRun.Tools(comparison, column -> clients.get(column.column().label()),
                        workspace.matrices().replies(saved, false),
                        new CallEstimates(Desk.CATALOG, Tokenizers::get, comparison, Desk.NOW),
                        new Spending(new BigDecimal("1.00")),
                        new Grader(new ChecksReader(Equipment.NONE), cases.cases(), null), atOnce),
                MatrixListener.NONE);
        run.run();
        clients.values().forEach(LanguageModel::close);
        return run;
    }

    private void script(ScriptedServer server, Wire wire, boolean faulty) {
        Set<String> limitedOnce = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 200; i++) {
            server.then(exchange -> {
                String name = exchange.request().body().replaceAll("(?s).*Play ([a-z0-9-]+) now.*", "$1");
                asked.add(name);
                if (faulty) {
                    play(exchange, wire, name, limitedOnce.add(name));
                } else {
                    exchange.respond(200, "text/event-stream", wire.reply(TEXT));
                }
            });
        }
    }

    private static void play(Exchange exchange, Wire wire, String name, boolean first) throws IOException {
        switch (name) {
            case "forbidden" -> error(exchange, 403);
            case "not-found" -> error(exchange, 404);
            case "rate-limited-once" -> {
                if (first) {
                    error(exchange, 429, "Retry-After: 0");
                } else {
                    stream(exchange, wire.reply(TEXT));
                }
            }
            case "rate-limited" -> error(exchange, 429);
            case "rate-limited-for-an-hour" -> error(exchange, 429, "Retry-After: 3600");
            case "error-500" -> error(exchange, 500, "Retry-After: 0");
            case "unavailable" -> error(exchange, 503, "Retry-After: 0");
            case "overloaded" -> error(exchange, 529, "Retry-After: 0");
            case "web-page" -> exchange.respond(502, "text/html", "<html><body><h1>Bad gateway</h1></body></html>",
                    "Retry-After: 0");
            case "reset" -> {
                exchange.begin("text/event-stream");
                exchange.send(wire.beginning(TEXT));
                exchange.reset();
            }
            case "no-first-byte" -> exchange.closedByClient();
            case "stalls" -> {
                exchange.begin("text/event-stream");
                exchange.send(wire.beginning(TEXT));
                exchange.closedByClient();
            }
            case "truncated" -> {
                exchange.begin("text/event-stream");
                exchange.send(wire.beginning(TEXT));
                exchange.end();
            }
            case "malformed" -> stream(exchange, wire.beginning(TEXT) + "data: {\"half\": \n\n" + wire.end(false));
            case "end-twice" -> stream(exchange, wire.beginning(TEXT) + wire.end(false) + wire.end(false));
            case "unknown-fields" -> stream(exchange, wire.beginning(TEXT)
                    + ": a comment\n\nevent: surprise\nid: 7\ndata: {\"type\":\"surprise\",\"new\":[1,null]}\n\n"
                    + wire.end(false));
            case "late" -> {
                exchange.begin("text/event-stream");
                exchange.send(": wait\n\n");
                exchange.send(wire.beginning(TEXT));
                exchange.send(wire.end(false));
                exchange.end();
            }
            case "empty" -> stream(exchange, wire.reply(""));
            case "filtered" -> stream(exchange, wire.beginning(TEXT) + wire.end(true));
            case "megabyte" -> stream(exchange, wire.reply("x".repeat(MEGABYTE)));
            default -> stream(exchange, wire.reply(TEXT));
        }
    }

    private static void error(Exchange exchange, int status, String... headers) throws IOException {
        exchange.respond(status, "application/json", "{\"error\":{\"message\":\"The key %s met %d.\"}}".formatted(KEY,
                status), headers);
    }

    private static void stream(Exchange exchange, String body) throws IOException {
        exchange.begin("text/event-stream");
        exchange.send(body);
        exchange.end();
    }
}
