package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
            List<Span> moved = protection.spans().stream().map(span -> moved(span, earlier)).toList();
            List<Edit> more = sorted(search.in(current, new Protection(moved)));
            if (all.isEmpty() || more.isEmpty()) {
                break;
            }
            all = composed(current, earlier, more);
        }
        return all;
    }

    // What lies inside a cut (a number in a second copy) moves to where the cut was.
    private static Span moved(Span span, List<Edit> edits) {
        return new Span(span.message(), moved(span.message(), span.start(), edits),
                moved(span.message(), span.end(), edits), span.reason());
    }

    private static int moved(int message, int at, List<Edit> edits) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.message() == message && edit.end() <= at) {
                shift += edit.replacement().length() - (edit.end() - edit.start());
            } else if (edit.message() == message && edit.start() < at) {
                return edit.start() + shift;
            }
        }
        return at + shift;
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
