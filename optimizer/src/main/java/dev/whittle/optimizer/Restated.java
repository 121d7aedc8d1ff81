package dev.whittle.optimizer;

import dev.whittle.optimizer.Retention.Fact;
import dev.whittle.optimizer.Retention.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of a text a shorter one that says the same in other words must still hold. Names, addresses, variables,
/// quotes and words for a format must stand there at least once; numbers, dates, negations and lines of code
/// as often as before.
final class Restated {
    private static final Set<Kind> ONCE = EnumSet.of(Kind.NAME, Kind.ADDRESS, Kind.VARIABLE, Kind.QUOTE, Kind.FORMAT);

    private Restated() {}

    /// The facts that got lost, those that may be said less often aside.
    static List<Fact> lost(String before, String after) {
        return facts(before, after).stream().filter(fact -> !fact.kept()).toList();
    }

    /// The facts of a text with how often they stand in the other; what may be said less often counts as
    /// folded.
    static List<Fact> facts(String before, String after) {
        Facts then = new Facts(List.of(after));
        List<Fact> facts = new ArrayList<>();
        new Facts(List.of(before)).all().forEach((key, count) -> {
            int left = then.count(key);
            boolean said = left > 0 && ONCE.contains(key.kind());
            facts.add(new Fact(key.kind(), key.text(), count, left, said ? Math.max(0, count - left) : 0));
        });
        return facts;
    }
}
