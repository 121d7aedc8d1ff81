package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.WordingRule.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The rules of the wording pass, read once from `wording.json` and found by their first word.
record WordingRules(List<WordingRule> rules, Map<String, List<Phrase>> byFirstWord) {
    private static final String FILE = "wording.json";
    private static final WordingRules STANDARD = load();

    /// @param provenance who wrote the rules, from what, and when
    private record File(int schema, String provenance, List<WordingRule> rules) {}

    static WordingRules standard() {
        return STANDARD;
    }

    /// The phrases that start with a word in lower case, longest first.
    List<Phrase> startingWith(String word) {
        return byFirstWord.getOrDefault(word, List.of());
    }

    private static WordingRules load() {
        try (InputStream in = WordingRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(FILE));
            }
            List<WordingRule> rules = JsonMapper.shared().readValue(in, File.class).rules();
            Map<String, List<Phrase>> byFirstWord = new HashMap<>();
            rules.stream().flatMap(rule -> rule.phrases().stream()).forEach(
                    phrase -> byFirstWord.computeIfAbsent(phrase.words().getFirst(), _ -> new ArrayList<>())
                            .add(phrase));
            byFirstWord.values().forEach(
                    phrases -> phrases
                            .sort(Comparator.comparingInt((Phrase phrase) -> phrase.words().size()).reversed()));
            return new WordingRules(List.copyOf(rules), Map.copyOf(byFirstWord));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(FILE), e);
        }
    }
}
