package dev.whittle.tokenizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The 8,400 strings counted by tiktoken 0.14, and the corpus, in the folder shared by all builds.
public final class Vectors {
    private Vectors() {}

    /// A string and tiktoken's count of it by encoding.
    public record Vector(String id, String text, Map<String, Integer> counts) {}

    /// A file of the shared data, unpacked if it ends in `.gz`; the test is skipped if it is absent.
    public static String shared(String name) throws IOException {
        Path file = Path.of(System.getProperty("whittle.shared", "../shared"), "data", name);
        assumeTrue(Files.exists(file), () -> "Skipped: the shared data file " + file + " is not on this machine.");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static List<Vector> all() throws IOException {
        return shared("tokens/vectors.jsonl.gz").lines().map(Vectors::read).toList();
    }

    private static Vector read(String line) {
        JsonNode node = JsonMapper.shared().readTree(line);
        Map<String, Integer> counts = new HashMap<>();
        node.get("counts").properties().forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return new Vector(node.get("id").asString(), node.get("text").asString(), counts);
    }
}
