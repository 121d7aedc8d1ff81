package dev.whittle.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Starts the program again and again, with the recording of its start and without, in turn, and prints how
/// long it takes. `app/docs/benchmarks.md` has the command.
final class StartBenchmark {
    private static final int ROUNDS = Integer.getInteger("whittle.rounds", 15);

    private StartBenchmark() {}

    /// @param args the folder of the launcher, the folder of the test classes, the options JavaFX needs
    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]).toAbsolutePath();
        Path kilobyte = Files.writeString(Files.createTempFile("whittle", ".txt"),
                "How long does a start take? Count me. ".repeat(27).substring(0, 1_000));
        Path home = Files.createTempDirectory("whittle-bench");
        System.out.println(
                "| start | recorded: least ms | median | not recorded: least | median |\n|---|---|---|---|---|");
        String launcher = target.resolve("whittle").toString();
        table("whittle --version", List.of(launcher, "--version"), home);
        table("whittle count, 1 KB, one encoding",
                List.of(launcher, "count", kilobyte.toString(), "-e", "o200k_base"), home);
        table("whittle count, 1 KB, all models", List.of(launcher, "count", kilobyte.toString()), home);
        table("window, to its first frame", window(target, args), home);
    }

    private static List<String> window(Path target, String[] args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:AOTCache=" + target.resolve("window.aot"), "-Xlog:aot*=off,cds*=off",
                "--module-path", target.resolve("fxmods").toString(), "--add-modules", "javafx.controls"));
        command.addAll(Arrays.asList(args).subList(2, args.length));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            List<String> classPath = new ArrayList<>(jars.map(Path::toString).filter(jar -> jar.endsWith(".jar"))
                    .sorted().toList());
            classPath.add(Path.of(args[1]).toAbsolutePath().toString());
            command.addAll(List.of("-cp", String.join(":", classPath), WindowStart.class.getName()));
        }
        return command;
    }

    private static void table(String name, List<String> command, Path home) throws Exception {
        double[] recorded = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int i = -2; i < ROUNDS; i++) {
            double with = millis(command, home, "-Dwhittle.start=recorded");
            double without = millis(command, home, "-XX:AOTMode=off");
            if (i >= 0) {
                recorded[i] = with;
                plain[i] = without;
            }
        }
        Arrays.sort(recorded);
        Arrays.sort(plain);
        System.out.printf("| %s | %.0f | %.0f | %.0f | %.0f |%n", name, recorded[0], recorded[ROUNDS / 2], plain[0],
                plain[ROUNDS / 2]);
    }

    // A program that prints how long it took is believed, otherwise its whole run counts.
    private static double millis(List<String> command, Path home, String option) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", option);
        builder.environment().put("WHITTLE_HOME", home.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        double whole = (System.nanoTime() - start) / 1e6;
        if (code != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(command, code));
        }
        return output.matches("\\d+") ? Double.parseDouble(output) : whole;
    }
}
