package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.Board;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The cases of a run that are listed, by index, and how many each filter would list. Only cases that changed are
/// looked at again. Owned by the window's thread.
final class CaseRows {
    private final Plan plan;
    private final Board board;
    private final List<Set<Filter>> kinds = new ArrayList<>();
    private final Map<Filter, Integer> counts = new EnumMap<>(Filter.class);
    private final ObservableList<Integer> shown = FXCollections.observableArrayList();
    private Filter filter = Filter.ALL;

    CaseRows(Plan plan, Board board) {
        this.plan = plan;
        this.board = board;
        for (Filter one : Filter.values()) {
            counts.put(one, 0);
        }
        for (int i = 0; i < plan.cases().size(); i++) {
            kinds.add(Set.of());
        }
        counts.put(Filter.ALL, plan.cases().size());
        BitSet all = new BitSet();
        all.set(0, plan.cases().size());
        look(all);
        list();
    }

    ObservableList<Integer> shown() {
        return shown;
    }

    int count(Filter which) {
        return counts.getOrDefault(which, 0);
    }

    void filter(Filter next) {
        filter = next;
        list();
    }

    /// Looks again at cases.
    void look(BitSet changed) {
        boolean otherRows = false;
        for (int one = changed.nextSetBit(0); one >= 0; one = changed.nextSetBit(one + 1)) {
            Set<Filter> before = kinds.get(one);
            Set<Filter> now = CaseKinds.of(plan, board, one);
            if (!now.equals(before)) {
                kinds.set(one, now);
                before.forEach(kind -> counts.merge(kind, -1, Integer::sum));
                now.forEach(kind -> counts.merge(kind, 1, Integer::sum));
                otherRows |= before.contains(filter) != now.contains(filter);
            }
        }
        if (otherRows) {
            list();
        }
    }

    private void list() {
        List<Integer> next = IntStream.range(0, kinds.size())
                .filter(one -> filter == Filter.ALL || kinds.get(one).contains(filter)).boxed().toList();
        if (!next.equals(shown)) {
            shown.setAll(next);
        }
    }
}
