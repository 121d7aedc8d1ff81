package dev.whittle.app.cli;

import dev.whittle.app.Home;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a command line said and how it ended.
record Said(int code, String out, String err) {
    // Prices and models of the catalog are those of this day.
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static Said run(Path home, String in, String... args) {
        return run(home, in.getBytes(StandardCharsets.UTF_8), Map.of(), args);
    }

    static Said run(Path home, byte[] in, Map<String, String> environment, String... args) {
        return run(home, in, environment, InstantSource.fixed(NOW), args);
    }

    static Said run(Path home, byte[] in, Map<String, String> environment, InstantSource clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Cli.run(new Terminal(new Home(home), new ByteArrayInputStream(in), new PrintWriter(out, true),
                new PrintWriter(err, true), environment::get, clock), args);
        return new Said(code, out.toString(), err.toString());
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
