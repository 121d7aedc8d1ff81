package dev.whittle.tokenizer.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Hand-made vocabularies with the pre-tokenizers of the vendors, and what Hugging Face's own library
/// (npm `@anush008/tokenizers` 0.6.0) makes of some texts with them: `vocabularies.json`, which
/// `make.cjs` beside it made.
public final class SmallVocabularies {
    private static final JsonNode ALL = load();

    private SmallVocabularies() {}

    /// A text and the ids the library gives.
    record Case(String text, List<Integer> ids) {}

    private static JsonNode load() {
        try (InputStream in = SmallVocabularies.class.getResourceAsStream("vocabularies.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the families, such as `qwen`, with the rule each needs to be recognised as.
    static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        ALL.get("families").forEach(f -> rules.put(f.get("name").asString(), f.get("rule").asString()));
        return rules;
    }

    public static List<String> names() {
        return List.copyOf(rules().keySet());
    }

    private static JsonNode family(String name) {
        return ALL.get("families").valueStream().filter(f -> f.get("name").asString().equals(name)).findFirst()
                .orElseThrow();
    }

    static List<Case> cases(String name) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : family(name).get("cases")) {
            JsonNode ids = each.get("ids");
            cases.add(new Case(each.get("text").asString(),
                    IntStream.range(0, ids.size()).mapToObj(i -> ids.get(i).asInt()).toList()));
        }
        return cases;
    }

    /// A family as a `tokenizer.json`.
    static ObjectNode json(String name) {
        JsonNode family = family(name);
        ObjectNode json = JsonMapper.shared().createObjectNode().put("version", "1.0");
        for (String field : List.of("added_tokens", "normalizer", "pre_tokenizer")) {
            json.set(field, family.get(field).deepCopy());
        }
        json.putNull("post_processor");
        json.set("model", ALL.get("models").get(family.get("model").asString()).deepCopy());
        return json;
    }

    /// Reads a family, by way of a file in a folder.
    public static TokenizerFile read(String name, Path folder) throws IOException {
        return TokenizerFile.read(write(json(name), folder), name, null);
    }

    static Path write(ObjectNode json, Path folder) throws IOException {
        return Files.write(Files.createTempFile(folder, "tokenizer", ".json"),
                JsonMapper.shared().writeValueAsBytes(json));
    }
}
