package dev.whittle.optimizer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The data sets beside the repository; a test that needs one that is absent is skipped.
public final class SharedData {
    private SharedData() {}

    /// The lines of a `.jsonl.gz` under `shared/data`.
    public static List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        text(name).lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
        return lines;
    }

    /// The text of a `.gz` under `shared/data`.
    public static String text(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The text of a file under `shared/data` that is not packed.
    public static String plain(String name) throws IOException {
        return Files.readString(file(name));
    }

    private static Path file(String name) {
        Path file = Path.of(System.getProperty("whittle.shared", "../shared"), "data", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "Skipped: %s is not on this machine.".formatted(file));
        return file;
    }
}
