package dev.whittle.optimizer.fewshot.induction;

import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Which examples a model is shown, and which are held out to try what it writes.
///
/// @param shown indexes, ascending
/// @param held indexes, ascending; none of them asks what a shown one asks
public record Split(List<Integer> shown, List<Integer> held) {
    private static final int FEWEST = 3;
    private static final int MOST_HELD = 30;

    public Split {
        shown = List.copyOf(shown);
        held = List.copyOf(held);
    }

    /// Holds out about a third of the examples, at most thirty, so that each label stays shown.
    ///
    /// @throws IllegalArgumentException if there are too few; the message is one sentence for the person
    public static Split of(ExampleSet set, Findings findings) {
        if (set.size() < FEWEST) {
            throw new IllegalArgumentException(set.isEmpty() && !set.notes().isEmpty()
                    ? set.notes().getFirst()
                    : "A model needs two examples to read and one to be tried on; the prompt has %d.".formatted(
                            set.size()));
        }
        Set<Integer> held = new HashSet<>();
        int most = Math.min(MOST_HELD, Math.max(1, set.size() / FEWEST));
        for (int round = 0; round < FEWEST && held.size() < most; round++) {
            for (int at = FEWEST - 1 - round; at < set.size() && held.size() < most; at += FEWEST) {
                if (spare(set, findings, held, at)) {
                    held.add(at);
                }
            }
        }
        if (held.isEmpty()) {
            throw new IllegalArgumentException(
                    "Each example is the only one of its label, so none can be held out to try an instruction on; add examples.");
        }
        List<String> asked = held.stream().map(at -> plain(set, at)).toList();
        List<Integer> shown = new ArrayList<>();
        IntStream.range(0, set.size()).filter(at -> !held.contains(at) && !asked.contains(plain(set, at)))
                .forEach(shown::add);
        return new Split(shown, held.stream().sorted().toList());
    }

    // Another example that is not held out has its label, too.
    private static boolean spare(ExampleSet set, Findings findings, Set<Integer> held, int at) {
        boolean labelled = findings.labels().stream().filter(label -> label.examples().contains(at + 1))
                .allMatch(label -> label.examples().stream()
                        .anyMatch(number -> number != at + 1 && !held.contains(number - 1)));
        long same = IntStream.range(0, set.size()).filter(other -> plain(set, other).equals(plain(set, at))).count();
        return labelled && same == 1;
    }

    private static String plain(ExampleSet set, int at) {
        return set.examples().get(at).input().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
