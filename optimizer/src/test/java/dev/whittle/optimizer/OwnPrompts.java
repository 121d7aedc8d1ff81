package dev.whittle.optimizer;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Prompts as people write them, written for these tests: support, extraction, code, agents with tools,
/// context from documents, summaries, classification, data in JSON, YAML, tables and XML, policies.
public final class OwnPrompts {
    private OwnPrompts() {}

    /// Each prompt by its name, in the order of `prompts.txt`.
    public static Map<String, Prompt> all() throws IOException {
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(OwnPrompts.class.getResourceAsStream("prompts.txt"))) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : file.substring("=== ".length()).split("\n=== ", -1)) {
                int line = part.indexOf('\n');
                prompts.put(part.substring(0, line), Prompt.of(Message.user(part.substring(line + 1))));
            }
        }
        return prompts;
    }
}
