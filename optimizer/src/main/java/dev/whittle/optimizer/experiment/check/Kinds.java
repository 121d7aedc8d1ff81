package dev.whittle.optimizer.experiment.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every type of check by the name it is written with.
final class Kinds {
    static final Map<String, Kind> ALL = all();

    private Kinds() {}

    /// Makes the rule of a check, or refuses it in one sentence.
    @FunctionalInterface
    interface Maker {
        Rule make(Spec spec, Equipment equipment);
    }

    /// A type.
    ///
    /// @param fields what it may have beside type, metric and weight
    record Kind(Maker maker, Set<String> fields) {}

    private static Map<String, Kind> all() {
        Map<String, Kind> kinds = new TreeMap<>();
        text(kinds);
        form(kinds);
        likeness(kinds);
        behaviour(kinds);
        return Map.copyOf(kinds);
    }

    private static void text(Map<String, Kind> kinds) {
        add(kinds, "equals", (spec, _) -> Equal.of(spec), "value");
        add(kinds, "contains", (spec, _) -> Contains.one(spec, false), "value");
        add(kinds, "icontains", (spec, _) -> Contains.one(spec, true), "value");
        add(kinds, "contains-all", (spec, _) -> Contains.several(spec, true, false), "value");
        add(kinds, "contains-any", (spec, _) -> Contains.several(spec, false, false), "value");
        add(kinds, "icontains-all", (spec, _) -> Contains.several(spec, true, true), "value");
        add(kinds, "icontains-any", (spec, _) -> Contains.several(spec, false, true), "value");
        add(kinds, "starts-with", (spec, _) -> new Edge(spec.text(), false), "value");
        add(kinds, "ends-with", (spec, _) -> new Edge(spec.text(), true), "value");
        add(kinds, "regex", (spec, _) -> Matches.of(spec), "value");
    }

    private static void form(Map<String, Kind> kinds) {
        add(kinds, "is-json", (spec, _) -> IsJson.of(spec, false), "value");
        add(kinds, "contains-json", (spec, _) -> IsJson.of(spec, true), "value");
        add(kinds, "json-path", (spec, _) -> JsonAt.of(spec), "path", "value");
        add(kinds, "numeric", (spec, _) -> Near.of(spec), "value", "tolerance");
        add(kinds, "word-count", (spec, _) -> Length.of(spec, Length.Unit.WORDS), "value");
        add(kinds, "sentence-count", (spec, _) -> Length.of(spec, Length.Unit.SENTENCES), "value");
        add(kinds, "token-count", (spec, _) -> Length.of(spec, Length.Unit.TOKENS), "value");
        add(kinds, "character-count", (spec, _) -> Length.of(spec, Length.Unit.CHARACTERS), "value");
        add(kinds, "language", (spec, _) -> Spoken.of(spec), "value");
    }

    private static void likeness(Map<String, Kind> kinds) {
        add(kinds, "levenshtein", (spec, _) -> Edits.of(spec), "value", "threshold");
        add(kinds, "rouge-n", (spec, _) -> rouge(spec), "value", "threshold", "n");
        add(kinds, "rouge-l", (spec, _) -> resembles(spec, "ROUGE-L", Overlap::rougeL, 0.75), "value", "threshold");
        add(kinds, "bleu", (spec, _) -> resembles(spec, "BLEU", Bleu::of, 0.5), "value", "threshold");
        add(kinds, "f1", (spec, _) -> resembles(spec, "F1", Overlap::squadF1, 0.5), "value", "threshold");
        add(kinds, "exact-match", (spec, _) -> resembles(spec, "The exact match", Overlap::squadExact, 1), "value");
        add(kinds, "similar", (spec, equipment) -> Similar.of(spec, equipment.embedder()), "value", "threshold");
        add(kinds, "llm-rubric", (spec, equipment) -> Rubric.of(spec, equipment.judge()), "value", "threshold");
        add(kinds, "pairwise", (spec, equipment) -> Pairwise.of(spec, equipment.judge()), "value", "threshold",
                "rubric");
    }

    private static void behaviour(Map<String, Kind> kinds) {
        add(kinds, "cost", (spec, _) -> Limit.cost(spec), "threshold");
        add(kinds, "latency", (spec, _) -> Limit.latency(spec), "threshold");
        add(kinds, "is-refusal", (_, _) -> new Refusal());
        add(kinds, "finish-reason", (spec, _) -> Ended.of(spec), "value");
        add(kinds, "no-secret", (spec, _) -> Free.of(spec, Finding.Kind.SECRET), "value");
        add(kinds, "no-pii", (spec, _) -> Free.of(spec, Finding.Kind.PERSONAL), "value");
    }

    private static Rule rouge(Spec spec) {
        double n = spec.number("n", 1);
        if (!(n >= 1 && n <= 9 && n == Math.rint(n))) {
            throw spec.refused("needs a whole number from 1 to 9 as its n");
        }
        return resembles(spec, "ROUGE-%.0f".formatted(n),
                (answer, reference) -> Overlap.rouge((int) n, answer, reference), 0.75);
    }

    private static Rule resembles(Spec spec, String name, Resembles.Measure measure, double threshold) {
        return new Resembles(name, measure, spec.references(), spec.share(threshold));
    }

    private static void add(Map<String, Kind> kinds, String name, Maker maker, String... fields) {
        kinds.put(name, new Kind(maker, Set.of(fields)));
    }
}
