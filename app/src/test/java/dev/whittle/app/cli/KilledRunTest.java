package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run of a thousand calls in a Java of its own, killed twice and resumed.
@Timeout(180)
final class KilledRunTest {
    private static final int CALLS = 1_000;
    private static final int CONCURRENCY = 8;
    private static final int FIRST_KILL = 300;
    private static final int SECOND_KILL = 650;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsPaidTwice() throws Exception {
        Path prompt = Files.writeString(folder.resolve("p.txt"), "Say {{q}}");
        Path cases = Files.writeString(folder.resolve("c.csv"), "q,__expected\n" + IntStream.range(0, CALLS)
                .mapToObj(i -> "word%d,contains:word%d\n".formatted(i, i)).collect(Collectors.joining()));
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch allWait = new CountDownLatch(CONCURRENCY);
        CountDownLatch midway = new CountDownLatch(SECOND_KILL - FIRST_KILL);
        AtomicInteger phase = new AtomicInteger(1);
        try (ChatServer server = ChatServer.start(2 * CALLS, (asked, exchange, answered) -> {
            if (phase.get() == 1 && requests.incrementAndGet() > FIRST_KILL) {
                // Each worker of the program waits here once its replies before this one are on the disk.
                allWait.countDown();
                exchange.closedByClient();
                return;
            }
            answered.run();
            ChatServer.answer(exchange, asked);
            midway.countDown();
        })) {
            Process first = start("compare", prompt.toString(), "-m", "m", "--base-url", server.url().toString(),
                    "--cases", cases.toString(), "--concurrency", Integer.toString(CONCURRENCY));
            String id = id(first);
            allWait.await();
            kill(first);
            assertThat(server.answered()).hasSize(FIRST_KILL);

            phase.set(2);
            Process second = start("compare", "--resume", id, "--concurrency", Integer.toString(CONCURRENCY));
            // In the middle of everything: replies under way, replies being written.
            midway.await();
            kill(second);
            phase.set(3);

            Said last = Said.run(folder.resolve("home"), "", "compare", "--resume", id, "--json");

            assertThat(last.code()).as(last.err()).isZero();
            assertThat(last.json().at("/columns/0/passed").intValue()).isEqualTo(CALLS);
            List<String> paid = server.answered();
            assertThat(new HashSet<>(paid)).as("every call was answered").hasSize(CALLS);
            assertThat(paid.subList(0, FIRST_KILL)).as("acknowledged before the first kill, never asked again")
                    .doesNotContainAnyElementsOf(paid.subList(FIRST_KILL, paid.size()));
            assertThat(paid.size()).as("only what was in flight at the second kill may be asked again")
                    .isBetween(CALLS, CALLS + CONCURRENCY);
            int requestsBefore = paid.size();
            Said shown = Said.run(folder.resolve("home"), "", "compare", "--resume", id, "--json");
            assertThat(shown.json().at("/columns/0/passed").intValue()).isEqualTo(CALLS);
            assertThat(server.answered()).as("a finished run is shown without a call").hasSize(requestsBefore);
        }
    }

    private Process start(String... arguments) throws IOException {
        Path temporary = Files.createTempDirectory(folder, "tmp");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary, "-Dwhittle.home=" + folder.resolve("home"), "-cp",
                        System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String id(Process program) throws IOException {
        BufferedReader messages = program.errorReader();
        List<String> heard = new ArrayList<>();
        for (String line = messages.readLine(); line != null; line = messages.readLine()) {
            heard.add(line);
            if (line.startsWith("whittle: this is run ")) {
                return line.substring("whittle: this is run ".length(), line.indexOf(';'));
            }
        }
        throw new AssertionError("The program ended: " + heard);
    }

    private static void kill(Process program) throws InterruptedException {
        program.destroyForcibly();
        assertThat(program.waitFor()).as("killed, not ended").isEqualTo(137);
    }
}
