package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What differs between two runs on cases: in what went in, in how many answers passed, in what it cost.
///
/// @param inputs what differs in what all columns share: the cases, the checks, the repeats
/// @param sharedCases cases with the same values in both runs
/// @param pairs the columns of the later run, each with the one it is most like, then those only the
///     earlier one has
public record MatrixDelta(List<Change> inputs, int sharedCases, List<Pair> pairs) {
    /// A run with what came of it.
    public record Ran(MatrixInputs inputs, Plan plan, Board board) {}

    /// A column of one run.
    public record Side(Column column, ColumnResult result, Standing standing) {}

    /// A column in both runs, or in one of them only.
    ///
    /// @param inputs what differs in what the columns ask
    /// @param passed the later rate of passed answers beside the earlier one, on the cases of both: difference,
    ///     interval, and p corrected for all pairs (Holm); empty if there is no such case with a verdict in both
    public record Pair(Optional<Side> before, Optional<Side> after, List<Change> inputs,
            Optional<Standing.Against> passed) {
        public Pair {
            inputs = List.copyOf(inputs);
        }
    }

    public MatrixDelta {
        inputs = List.copyOf(inputs);
        pairs = List.copyOf(pairs);
    }

    /// Compares two runs.
    public static MatrixDelta between(Ran before, Ran after) {
        List<Standing.Same> same = same(before.plan().cases(), after.plan().cases());
        List<Side> left = sides(before);
        List<Side> right = sides(after);
        Set<Integer> free = new LinkedHashSet<>(IntStream.range(0, left.size()).boxed().toList());
        List<@Nullable Integer> matched = new ArrayList<>();
        List<Optional<Standing.Against>> passed = new ArrayList<>();
        for (int column = 0; column < right.size(); column++) {
            Integer nearest = nearest(right.get(column).column(), left, free);
            if (nearest != null) {
                free.remove(nearest);
            }
            matched.add(nearest);
            passed.add(nearest == null
                    ? Optional.empty()
                    : Standing.beside(before.plan(), before.board(), nearest, after.plan(), after.board(), column,
                            same));
        }
        passed = Standing.corrected(passed);
        List<Pair> pairs = new ArrayList<>();
        for (int column = 0; column < right.size(); column++) {
            Integer nearest = matched.get(column);
            Optional<Side> old = nearest == null ? Optional.empty() : Optional.of(left.get(nearest));
            Side now = right.get(column);
            pairs.add(new Pair(old, Optional.of(now),
                    old.map(one -> ExperimentDelta.inputs(one.column(), now.column())).orElse(List.of()),
                    passed.get(column)));
        }
        free.forEach(gone -> pairs.add(new Pair(Optional.of(left.get(gone)), Optional.empty(), List.of(),
                Optional.empty())));
        return new MatrixDelta(inputs(before, after), same.size(), pairs);
    }

    private static List<Side> sides(Ran run) {
        List<ColumnResult> results = ColumnResult.of(run.plan(), run.board());
        List<Standing> standings = Standing.of(run.plan(), run.board(), null);
        return IntStream.range(0, results.size())
                .mapToObj(i -> new Side(results.get(i).column(), results.get(i), standings.get(i))).toList();
    }

    private static @Nullable Integer nearest(Column column, List<Side> others, Set<Integer> free) {
        @Nullable
        Integer nearest = null;
        int best = 0;
        for (Integer other : free) {
            int like = column.likeness(others.get(other).column());
            if (like > best) {
                best = like;
                nearest = other;
            }
        }
        return nearest;
    }

    // The same case is one with the same values; of several, the first.
    private static List<Standing.Same> same(List<Case> before, List<Case> after) {
        Map<Map<String, String>, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.putIfAbsent(before.get(i).variables(), i);
        }
        List<Standing.Same> same = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Integer there = places.remove(after.get(i).variables());
            if (there != null) {
                same.add(new Standing.Same(there, i));
            }
        }
        return same;
    }

    private static List<Change> inputs(Ran before, Ran after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "file of cases", before.inputs().cases().name(), after.inputs().cases().name());
        add(changes, "cases", before.plan().cases().size(), after.plan().cases().size());
        add(changes, "checks of every case", before.inputs().checks(), after.inputs().checks());
        add(changes, "repeats", before.inputs().repeats(), after.inputs().repeats());
        return changes;
    }

    private static void add(List<Change> changes, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(Kind.INPUT, what, Objects.toString(before, ""), Objects.toString(after, "")));
        }
    }
}
