package dev.whittle.optimizer.experiment.check;

import java.util.List;
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
    /// @param fields what it may have beside type, metric, weight, value and threshold
    record Kind(Maker maker, Set<String> fields) {}

    private static Map<String, Kind> all() {
        Map<String, Kind> kinds = new TreeMap<>();
        text(kinds);
        return Map.copyOf(kinds);
    }

    private static void text(Map<String, Kind> kinds) {
        add(kinds, "equals", (spec, _) -> new Equal(spec.text()));
        add(kinds, "contains", (spec, _) -> new Contains(List.of(spec.text()), true, false));
        add(kinds, "icontains", (spec, _) -> new Contains(List.of(spec.text()), true, true));
        add(kinds, "contains-all", (spec, _) -> new Contains(spec.texts(), true, false));
        add(kinds, "contains-any", (spec, _) -> new Contains(spec.texts(), false, false));
        add(kinds, "icontains-all", (spec, _) -> new Contains(spec.texts(), true, true));
        add(kinds, "icontains-any", (spec, _) -> new Contains(spec.texts(), false, true));
        add(kinds, "starts-with", (spec, _) -> new Edge(spec.text(), false));
        add(kinds, "ends-with", (spec, _) -> new Edge(spec.text(), true));
    }

    private static void add(Map<String, Kind> kinds, String name, Maker maker, String... fields) {
        kinds.put(name, new Kind(maker, Set.of(fields)));
    }
}
