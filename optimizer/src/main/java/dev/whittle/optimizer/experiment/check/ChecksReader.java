package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads checks written in promptfoo's words: a list of `{"type": "contains", "value":
/// "refund"}`, or an object with such a list as `assert` and a `threshold`. `not-` before a type
/// negates it, `weight` is 1 unless given, `metric` names the check, `{"type": "assert-set",
/// "assert": [...]}` makes one check of several. Values may hold `{{variables}}` of the case; a
/// check that compares and has no value compares with what the case expects.
public final class ChecksReader {
    private static final Set<String> COMMON = Set.of("type", "metric", "weight");
    private static final String WHOLE = "The list of checks";
    private static final String NOT = "not-";
    private static final String SET = "assert-set";

    private final Equipment equipment;

    /// @param equipment what the checks may use; one that needs more is refused
    public ChecksReader(Equipment equipment) {
        this.equipment = equipment;
    }

    /// Reads checks.
    ///
    /// @throws IllegalArgumentException with one sentence if they are not as described; it names
    ///     the check
    public Checks read(JsonNode node) {
        if (node instanceof ObjectNode object) {
            new Spec("assert", object, WHOLE).only(Set.of("assert", "threshold", "description"));
        }
        return checks(node, WHOLE, "Check ");
    }

    /// Whether a word, with `not-` before it or without, names a check, or one of promptfoo's
    /// that is refused by name: anything else in a cell that may hold either is a text.
    public static boolean knows(String word) {
        String type = plain(word);
        return type.equals(SET) || Kinds.ALL.containsKey(type) || Unsupported.reason(type) != null;
    }

    private static String plain(String written) {
        return written.startsWith(NOT) ? written.substring(NOT.length()) : written;
    }

    private Checks checks(JsonNode node, String whole, String prefix) {
        JsonNode list = node.isArray() ? node : node.path("assert");
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is empty or missing: write [{\"type\": \"contains\", \"value\": \"refund\"}]."
                            .formatted(whole));
        }
        List<Check> checks = new ArrayList<>();
        for (int at = 0; at < list.size(); at++) {
            checks.add(check(list.get(at), prefix + (at + 1)));
        }
        @Nullable
        Double threshold = null;
        if (node.hasNonNull("threshold")) {
            threshold = new Spec("threshold", (ObjectNode) node, whole).share(0);
        }
        try {
            return new Checks(checks, threshold);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(whole, e.getMessage()), e);
        }
    }

    private Check check(JsonNode node, String place) {
        if (!(node instanceof ObjectNode object) || !object.path("type").isString()) {
            throw new IllegalArgumentException("%s has no type: write {\"type\": \"contains\", \"value\": \"refund\"}."
                    .formatted(place));
        }
        String written = object.path("type").stringValue();
        String type = plain(written);
        Spec spec = new Spec(written, object, place);
        Rule rule = type.equals(SET)
                ? checks(members(spec), "%s (%s)".formatted(place, written), place + ".")
                : rule(type, spec);
        double weight = spec.number("weight", 1);
        if (weight < 0) {
            throw spec.refused("has a negative weight");
        }
        return new Check(object.path("metric").asString(written), weight, written.startsWith(NOT), rule);
    }

    private static ObjectNode members(Spec spec) {
        spec.only(Set.of("type", "metric", "weight", "assert", "threshold"));
        return spec.node();
    }

    private Rule rule(String type, Spec spec) {
        @Nullable
        String unrunnable = Unsupported.reason(type);
        if (unrunnable != null) {
            throw spec.refused(unrunnable);
        }
        Kinds.@Nullable Kind kind = Kinds.ALL.get(type);
        if (kind == null) {
            throw spec.refused("is of a type Whittle does not know; the nearest one is \"%s\""
                    .formatted(Nearest.of(type, Kinds.ALL.keySet())));
        }
        for (String field : List.of("transform", "contextTransform")) {
            if (spec.node().has(field)) {
                throw spec.refused("has a %s, which is a program, and Whittle runs none: check the answer as it is"
                        .formatted(field));
            }
        }
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(kind.fields());
        spec.only(known);
        return kind.maker().make(spec, equipment);
    }
}
