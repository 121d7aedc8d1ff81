package dev.whittle.tokenizer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/// The JavaScript counters, `tiktoken` (OpenAI's core as WASM) and `gpt-tokenizer`, on the same corpus:
/// installed with npm into a folder of the build, run by Node, left out where one of them is missing.
final class Peers {
    static final List<String> NAMES = List.of("tiktoken", "gpt-tokenizer");

    private static final List<String> PACKAGES = List.of("tiktoken@1.0.22", "gpt-tokenizer@4.0.0");

    private final Map<String, Result> results = new HashMap<>();

    /// MB of UTF-8 a second, and the tokens counted.
    record Result(double speed, long tokens) {}

    /// Runs them all, which takes minutes.
    ///
    /// @param module the folder of the tokenizer module
    static Peers run(Path module, Path corpus) throws IOException, InterruptedException {
        Peers peers = new Peers();
        Path folder = Files.createDirectories(module.resolve("target/peers"));
        if (!Files.exists(folder.resolve("package.json"))) {
            Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
        }
        try {
            List<String> install = new ArrayList<>(List.of("npm", "install", "--silent", "--no-audit",
                    "--no-fund"));
            install.addAll(PACKAGES);
            run(folder, install);
            run(folder, List.of("node", module.resolve("src/test/js/peers.mjs").toAbsolutePath().toString(),
                    folder.toAbsolutePath().toString(), corpus.toAbsolutePath().toString())).lines()
                    .forEach(peers::add);
        } catch (IOException e) {
            System.out.printf("%nThe JavaScript counters are left out: %s%n", e.getMessage());
        }
        return peers;
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("%s ended with %d".formatted(String.join(" ", command), code));
        }
        return output;
    }

    private void add(String line) {
        try (Scanner words = new Scanner(line)) {
            results.put(String.join(" ", words.next(), words.next(), words.next()),
                    new Result(Double.parseDouble(words.next()), words.nextLong()));
        }
    }

    /// A cell of the table: the speed, with `*` where the count is not OpenAI's; a dash where it was not run.
    String cell(String encoding, String file, String name, long expected) {
        Result result = results.get(String.join(" ", encoding, file, name));
        return result == null
                ? "–"
                : "%.1f%s".formatted(result.speed, result.tokens == expected ? "" : " *");
    }
}
