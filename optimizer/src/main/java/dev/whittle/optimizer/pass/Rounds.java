package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Repeats a search on its own result until it finds nothing more, and brings what later rounds found
/// back to spans of the original. This is what makes a pass idempotent: one cut often uncovers another
/// ("please note that, basically, ..."). An edit found later that touches an earlier one depends on it,
/// so the two become one.
final class Rounds {
    // Text that still changes after so many rounds is left as it is then.
    private static final int MOST = 12;

    private Rounds() {}

    interface Search {
        List<Edit> in(Prompt prompt, Protection protection);
    }

    static List<Edit> run(Prompt prompt, Protection protection, Search search) {
        List<Edit> all = sorted(search.in(prompt, protection));
        for (int round = 1; round < MOST; round++) {
            List<Edit> earlier = all;
            Prompt current = Splice.into(prompt, earlier);
            List<Edit> more = sorted(search.in(current, moved(protection, earlier)));
            if (all.isEmpty() || more.isEmpty()) {
                break;
            }
            all = composed(current, earlier, more);
        }
        return all;
    }

    // What lies inside a cut (a number in a second copy) moves to where the cut was.
    private static Protection moved(Protection protection, List<Edit> edits) {
        Map<Integer, Shift> shifts = new HashMap<>();
        for (Edit edit : edits) {
            shifts.computeIfAbsent(edit.message(), _ -> new Shift()).add(edit);
        }
        return new Protection(protection.spans().stream().map(span -> {
            Shift shift = shifts.get(span.message());
            return shift == null
                    ? span
                    : new Span(span.message(), shift.of(span.start()), shift.of(span.end()), span.reason());
        }).toList());
    }

    /// Where places of a message stand after its edits.
    private static final class Shift {
        private final TreeMap<Integer, Integer> movedBy = new TreeMap<>(Map.of(0, 0));
        private final TreeMap<Integer, Edit> cuts = new TreeMap<>();
        private int total;

        // In order of place.
        void add(Edit edit) {
            cuts.put(edit.start(), edit);
            total += edit.replacement().length() - (edit.end() - edit.start());
            movedBy.put(edit.end(), total);
        }

        int of(int place) {
            Map.Entry<Integer, Edit> cut = cuts.lowerEntry(place);
            int from = cut != null && place < cut.getValue().end() ? cut.getKey() : place;
            return from + movedBy.floorEntry(from).getValue();
        }
    }

    /// An edit with its place in the current text; `earlier` edits are already applied there.
    private record Placed(Edit edit, int start, int end, boolean earlier) {
        boolean touches(Placed other) {
            return earlier != other.earlier && start <= other.end && other.start <= end;
        }
    }

    private static List<Edit> composed(Prompt current, List<Edit> earlier, List<Edit> more) {
        List<Edit> result = new ArrayList<>();
        for (int index = 0; index < current.messages().size(); index++) {
            int message = index;
            List<Placed> placed = new ArrayList<>();
            int shift = 0;
            for (Edit edit : earlier) {
                if (edit.message() == message) {
                    int start = edit.start() + shift;
                    placed.add(new Placed(edit, start, start + edit.replacement().length(), true));
                    shift += edit.replacement().length() - (edit.end() - edit.start());
                }
            }
            more.stream().filter(edit -> edit.message() == message)
                    .forEach(edit -> placed.add(new Placed(edit, edit.start(), edit.end(), false)));
            placed.sort(Comparator.comparingInt(Placed::start).thenComparingInt(Placed::end));
            merge(current.messages().get(index).text(), placed, result);
        }
        return result;
    }

    private static void merge(String current, List<Placed> placed, List<Edit> result) {
        int shift = 0;
        for (int at = 0; at < placed.size();) {
            List<Placed> group = new ArrayList<>(List.of(placed.get(at++)));
            while (at < placed.size() && group.stream().anyMatch(placed.get(at)::touches)) {
                group.add(placed.get(at++));
            }
            int start = group.getFirst().start();
            int end = group.stream().mapToInt(Placed::end).max().orElse(start);
            int grown = group.stream().filter(Placed::earlier)
                    .mapToInt(one -> one.edit().replacement().length() - (one.edit().end() - one.edit().start())).sum();
            List<Edit> inside = group.stream().filter(one -> !one.earlier()).map(Placed::edit).toList();
            String replacement = Splice.into(current.substring(0, end), inside).substring(start);
            if (end - start - grown > 0 || !replacement.isEmpty()) {
                result.add(joined(group, start - shift, end - shift - grown, replacement));
            }
            shift += grown;
        }
    }

    private static Edit joined(List<Placed> group, int start, int end, String replacement) {
        Edit first = group.getFirst().edit();
        Set<String> reasons = new LinkedHashSet<>();
        Risk risk = Risk.NONE;
        for (Placed one : group) {
            reasons.add(one.edit().reason());
            risk = risk.compareTo(one.edit().risk()) < 0 ? one.edit().risk() : risk;
        }
        return new Edit(first.pass(), first.rule(), first.message(), start, end, replacement, String.join(" ", reasons),
                risk);
    }

    private static List<Edit> sorted(List<Edit> edits) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::message).thenComparingInt(Edit::start));
        return sorted;
    }
}
