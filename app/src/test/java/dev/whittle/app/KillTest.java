package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.cli.ChatServer;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {
    private static final int KILLED = 137;
    private static final int ROUNDS_TOLD = 10;
    private static final int CASES = 20;
    private static final int REQUESTS = 1_000;
    private static final int MOST_LINES = 30;
    private static final long SOME_MOMENT = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long STARTING = TimeUnit.SECONDS.toNanos(3);

    @TempDir
    private Path folder;

    /// 2 kills; `-Dtest.jvmArgs=-Dwhittle.kills=200` for more. One workspace over all of them.
    @Test
    void theWindowKilledAtAnyMomentLosesNothingItSaidWasSavedAndAtMostTwoSecondsOfTyping() throws Exception {
        long seed = Long.getLong("whittle.seed", new Random().nextLong());
        Random random = new Random(seed);
        Home home = new Home(folder.resolve("home"));
        Files.createDirectories(home.folder());
        Promises promises = new Promises(SampleProject.draft());
        Path cases = Files.writeString(folder.resolve("cases.csv"), "ticket,__expected\n" + IntStream.range(0, CASES)
                .mapToObj("ticket %1$d,contains:ticket %1$d\n"::formatted).collect(Collectors.joining()));
        int kills = Integer.getInteger("whittle.kills", 2);
        try (ChatServer server = ChatServer.start(kills * REQUESTS, asked -> asked)) {
            try (Workspace workspace = Workspace.open(home.workspaceFile())) {
                workspace.drafts().save(SampleProject.draft());
                workspace.settings().set(Settings.CONNECTIONS, new Connections(
                        List.of(new SavedConnection("Loopback", "openai-compatible", server.url(), null))));
            }
            for (int round = 1; round <= kills; round++) {
                Process window = start(home, round, cases, random.nextLong());
                List<Sign> said = new ArrayList<>();
                long killedAt = killAtAnyMoment(window, random, said);
                assertThat(window.waitFor()).as("killed, not ended").isEqualTo(KILLED);
                try (Workspace workspace = Workspace.open(home.workspaceFile())) {
                    assertThat(workspace.upkeep().check()).isEmpty();
                    promises.check(workspace, said, killedAt);
                } catch (AssertionError e) {
                    throw new AssertionError("Round %d of seed %d, after %s: %s".formatted(round, seed,
                            said.stream().map(Sign::brief).toList(), e.getMessage()), e);
                }
                if (round == kills || round % ROUNDS_TOLD == 0) {
                    System.out.printf("The window was killed %d times (seed %d) after %s.%n", round, seed, promises);
                }
            }
        }
    }

    /// @return just before
    private static long killAtAnyMoment(Process window, Random random, List<Sign> said) throws IOException {
        try (BufferedReader lines = window.inputReader()) {
            boolean starting = random.nextInt(10) == 0;
            for (int more = starting ? 0 : 1 + random.nextInt(MOST_LINES); more > 0; more--) {
                String line = lines.readLine();
                assertThat(line).as("said by the window until it is killed").isNotNull();
                Sign.read(line).ifPresent(said::add);
            }
            LockSupport.parkNanos((long) (random.nextDouble() * (starting ? STARTING : SOME_MOMENT)));
            long killedAt = System.nanoTime();
            // Not Process.destroyForcibly(), which closes the pipe with what was said last.
            assertThat(window.toHandle().destroyForcibly()).isTrue();
            lines.lines().forEach(line -> Sign.read(line).ifPresent(said::add));
            return killedAt;
        }
    }

    // With the flags of this Java, the module path and the headless platform among them; a killed Java leaves
    // SQLite's library in its temporary folder.
    private Process start(Home home, int round, Path cases, long seed) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib")).forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")), "-cp",
                System.getProperty("java.class.path"), KilledProgram.class.getName(), home.folder().toString(),
                Integer.toString(round), cases.toString(), Long.toString(seed)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
