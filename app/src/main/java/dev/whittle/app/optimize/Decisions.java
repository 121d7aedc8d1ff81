package dev.whittle.app.optimize;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Keeps what was decided when the same edit is proposed again for a prompt that changed elsewhere.
final class Decisions {
    private Decisions() {}

    private record Kind(String rule, int message, String before, String after) {
        static Kind of(Entry entry) {
            return new Kind(entry.edit().rule(), entry.edit().message(), entry.before(), entry.after());
        }
    }

    /// The fresh ledger with the old one's decisions, matched in order among equal edits.
    static Ledger carriedOver(Ledger old, Ledger fresh) {
        Map<Kind, Deque<State>> decided = new HashMap<>();
        for (Entry entry : old.entries()) {
            decided.computeIfAbsent(Kind.of(entry), _ -> new ArrayDeque<>()).add(entry.state());
        }
        Ledger result = fresh;
        for (Entry entry : fresh.entries()) {
            Deque<State> states = decided.get(Kind.of(entry));
            State state = states == null ? null : states.poll();
            if (state == State.ACCEPTED) {
                result = result.accept(entry.number());
            } else if (state == State.REJECTED) {
                result = result.reject(entry.number());
            }
        }
        return result;
    }
}
